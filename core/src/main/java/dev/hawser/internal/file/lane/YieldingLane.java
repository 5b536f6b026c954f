package dev.hawser.internal.file.lane;

import dev.hawser.Address;
import dev.hawser.internal.transport.DirectWriter;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/// A lane that works in small steps while small messages are about in the session, so that their
/// threads find a processor soon.
public final class YieldingLane implements Connection, DirectWriter {
  /// The most that is read or written at once then.
  private static final int STEP = 16 << 10;

  private final Connection lane;
  private final BooleanSupplier company;

  /// @param company whether small messages are about
  public YieldingLane(Connection lane, BooleanSupplier company) {
    this.lane = lane;
    this.company = company;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!company.getAsBoolean()) {
      return lane.read(buffer, offset, length);
    }
    Thread.yield();
    return lane.read(buffer, offset, Math.min(STEP, length));
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    write(ByteBuffer.wrap(buffer, offset, length));
  }

  @Override
  public boolean isDirect() {
    return DirectWriter.isDirect(lane);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      boolean yields = company.getAsBoolean();
      bytes.limit(yields ? Math.min(bytes.position() + STEP, end) : end);
      DirectWriter.write(lane, bytes);
      if (yields) {
        Thread.yield();
      }
    }
  }

  @Override
  public Address remote() {
    return lane.remote();
  }

  @Override
  public void close() {
    lane.close();
  }
}
