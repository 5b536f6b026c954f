package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.transport.BytePipe;
import dev.hawser.internal.transport.Resettable;
import dev.hawser.spi.Connection;
import java.io.IOException;

/// One end of a connection in memory.
final class MemoryConnection implements Connection, Resettable {
  private final BytePipe in;
  private final BytePipe out;
  private final Address remote;

  MemoryConnection(BytePipe in, BytePipe out, Address remote) {
    this.in = in;
    this.out = out;
    this.remote = remote;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return in.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
  }

  @Override
  public Address remote() {
    return remote;
  }

  @Override
  public void close() {
    out.end();
    in.fail("the connection has been closed");
  }

  @Override
  public void reset() {
    out.fail("the connection has been reset");
    in.fail("the connection has been reset");
  }

  @Override
  public String toString() {
    return "connection to " + remote;
  }
}
