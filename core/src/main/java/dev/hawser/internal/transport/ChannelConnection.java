package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/// One connection over a channel: a Unix domain socket, or a lane over TCP. An interrupt of a
/// thread that reads or writes closes it.
final class ChannelConnection implements Connection, DirectWriter {
  /// The most that one system call moves. The JDK copies through native memory of this size, and
  /// keeps that for every thread.
  private static final int CHUNK = 128 * 1024;

  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final Address remote;

  /// Wrappers of the arrays used last: callers bring the same array again and again.
  private ByteBuffer reading = NONE;

  private ByteBuffer writing = NONE;

  ChannelConnection(SocketChannel channel, Address remote) {
    this.channel = channel;
    this.remote = remote;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (reading.array() != buffer) {
      reading = ByteBuffer.wrap(buffer);
    }
    try {
      return channel.read(window(reading, offset, Math.min(length, CHUNK)));
    } catch (ClosedChannelException e) {
      throw closed(e);
    }
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    if (writing.array() != buffer) {
      writing = ByteBuffer.wrap(buffer);
    }
    int end = offset + length;
    int position = offset;
    try {
      while (position < end) {
        position += channel.write(window(writing, position, Math.min(end - position, CHUNK)));
      }
    } catch (ClosedChannelException e) {
      throw closed(e);
    }
  }

  @Override
  public boolean isDirect() {
    return true;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        var _ = channel.write(bytes);
      }
    } catch (ClosedChannelException e) {
      throw closed(e);
    }
  }

  private static ByteBuffer window(ByteBuffer whole, int offset, int length) {
    return whole.clear().limit(offset + length).position(offset);
  }

  private IOException closed(ClosedChannelException cause) {
    if (cause instanceof ClosedByInterruptException) {
      Thread.currentThread().interrupt();
      return new IOException(this + " has been closed because its thread was interrupted", cause);
    }
    return new IOException(this + " has been closed", cause);
  }

  @Override
  public Address remote() {
    return remote;
  }

  @Override
  public void close() {
    Sockets.closeQuietly(channel);
  }

  @Override
  public String toString() {
    return "connection to " + remote;
  }
}
