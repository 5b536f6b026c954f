package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.internal.transport.DirectWriter;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/// A connection of which somebody keeps count until it is closed.
final class CountedConnection implements Connection, DirectWriter {
  private final Connection connection;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  CountedConnection(Connection connection, Runnable onClose) {
    this.connection = connection;
    this.onClose = onClose;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return connection.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    connection.write(buffer, offset, length);
  }

  @Override
  public boolean isDirect() {
    return DirectWriter.isDirect(connection);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    DirectWriter.write(connection, bytes);
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
    if (closed.compareAndSet(false, true)) {
      try {
        connection.close();
      } finally {
        onClose.run();
      }
    }
  }

  @Override
  public String toString() {
    return connection.toString();
  }
}
