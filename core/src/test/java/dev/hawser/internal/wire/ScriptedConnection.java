package dev.hawser.internal.wire;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import java.io.ByteArrayOutputStream;

/// A connection whose incoming bytes are known from the start and arrive so many at a time; what is
/// written is kept.
public final class ScriptedConnection implements Connection {
  private final byte[] incoming;
  private final int step;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int position;

  /// @param step the most bytes that one read delivers
  public ScriptedConnection(byte[] incoming, int step) {
    this.incoming = incoming;
    this.step = step;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (position == incoming.length) {
      return -1;
    }
    int count = Math.min(Math.min(step, length), incoming.length - position);
    System.arraycopy(incoming, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    written.write(buffer, offset, length);
  }

  /// Whether all incoming bytes were read.
  public boolean isRead() {
    return position == incoming.length;
  }

  /// What was written so far.
  public byte[] written() {
    return written.toByteArray();
  }

  @Override
  public Address remote() {
    return Address.memory("script");
  }

  @Override
  public void close() {
    position = incoming.length;
  }
}
