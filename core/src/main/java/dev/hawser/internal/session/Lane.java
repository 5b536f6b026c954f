package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.transport.DirectWriter;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A connection beside that of a session. Whoever closes it makes room for another one.
final class Lane implements Connection, DirectWriter {
  private final Lanes lanes;
  private final long number;
  private final Connection connection;

  Lane(Lanes lanes, long number, Connection connection) {
    this.lanes = lanes;
    this.number = number;
    this.connection = connection;
  }

  /// What its users call it.
  long number() {
    return number;
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
  public void close() {
    lanes.forget(this);
    connection.close();
  }

  @Override
  public String toString() {
    return "lane " + number + ", " + connection;
  }
}
