package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import java.io.IOException;

/// A connection whose first bytes were looked at, and are read again.
final class PeekedConnection implements Connection {
  private final Connection connection;
  private final byte[] first;
  private int position;

  PeekedConnection(Connection connection, byte[] first) {
    this.connection = connection;
    this.first = first;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int left = first.length - position;
    if (left == 0) {
      return connection.read(buffer, offset, length);
    }
    int count = Math.min(left, length);
    System.arraycopy(first, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    connection.write(buffer, offset, length);
  }

  @Override
  public Address remote() {
    return connection.remote();
  }

  @Override
  public boolean isReplaceable() {
    return connection.isReplaceable();
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public String toString() {
    return connection.toString();
  }
}
