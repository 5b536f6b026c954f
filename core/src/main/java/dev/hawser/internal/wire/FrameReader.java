package dev.hawser.internal.wire;

import dev.hawser.spi.Connection;
import java.io.EOFException;
import java.io.IOException;

/// Turns the bytes of one connection into frames. Used by one thread at a time.
///
/// The buffer is small while little arrives and grows when frames or bursts need it, so that an
/// idle connection costs little.
public final class FrameReader {
  private static final int SMALL = 1 << 10;
  private static final int LARGE = 128 << 10;
  private static final int QUIET_READS = 16;

  private final Connection connection;
  private byte[] buffer = new byte[SMALL];
  private int position;
  private int limit;
  private long received;
  private int quiet;

  /// @param received how many bytes of frames have arrived on earlier connections
  public FrameReader(Connection connection, long received) {
    this.connection = connection;
    this.received = received;
  }

  /// How many bytes of complete frames have arrived since the session began.
  public long received() {
    return received;
  }

  /// Waits for bytes and delivers every frame that is complete.
  ///
  /// @return how many frames were delivered
  /// @throws ProtocolException if the bytes are not frames in their order
  /// @throws EOFException if the other end closed the connection
  public int read(FrameSink sink) throws IOException {
    makeRoom();
    int room = buffer.length - limit;
    int count = connection.read(buffer, limit, room);
    if (count < 0) {
      throw new EOFException("the other end closed the connection");
    }
    limit += count;
    int frames = 0;
    while (next(sink)) {
      frames++;
    }
    resize(count, room);
    return frames;
  }

  private boolean next(FrameSink sink) throws IOException {
    int available = limit - position;
    if (available < Frame.HEADER) {
      return false;
    }
    int first = Frame.getInt(buffer, position);
    int length = first >>> 8;
    if (length > Frame.MAX_PAYLOAD) {
      throw new ProtocolException(
          "a frame of " + length + " bytes; the most is " + Frame.MAX_PAYLOAD);
    }
    if (Frame.getInt(buffer, position + 8) != (int) received) {
      throw new ProtocolException(
          Frame.nameOf(first & 0xff)
              + " out of order: at "
              + Integer.toUnsignedLong(Frame.getInt(buffer, position + 8))
              + ", expected "
              + Integer.toUnsignedLong((int) received));
    }
    if (available < Frame.HEADER + length) {
      return false;
    }
    int payload = position + Frame.HEADER;
    position = payload + length;
    received += Frame.HEADER + length;
    sink.frame(first & 0xff, Frame.getInt(buffer, payload - 8), buffer, payload, length);
    return true;
  }

  private void makeRoom() {
    if (position == limit) {
      position = 0;
      limit = 0;
    } else if (position > 0 && buffer.length - limit < Frame.HEADER + Frame.MAX_PAYLOAD) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      replace(LARGE);
    }
  }

  /// A read that filled the buffer asks for a larger one; a row of small reads for a smaller.
  private void resize(int count, int room) {
    quiet = count < SMALL / 2 ? quiet + 1 : 0;
    if (count == room && buffer.length < LARGE) {
      replace(LARGE);
    } else if (quiet > QUIET_READS && position == limit && buffer.length > SMALL) {
      replace(SMALL);
    }
  }

  private void replace(int size) {
    byte[] next = new byte[size];
    System.arraycopy(buffer, position, next, 0, limit - position);
    buffer = next;
    limit -= position;
    position = 0;
  }
}
