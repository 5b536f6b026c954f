package dev.hawser.internal.space.protocol;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Patience;
import dev.hawser.spi.EngineQueue.Settlement;
import java.time.Duration;

/// Settlements of leases as bytes.
public final class Settlements {
  private static final int ACK = 0;
  private static final int NACK = 1;
  private static final int EXTEND = 2;

  private Settlements() {}

  /// Writes what a client can ask for. A client that gives an item back has had it.
  public static void write(Settlement settlement, Output out) {
    switch (settlement) {
      case Settlement.Ack() -> out.writeByte(ACK);
      case Settlement.Nack(boolean _) -> out.writeByte(NACK);
      case Settlement.Extend(Duration time) -> {
        out.writeByte(EXTEND);
        out.writeVarLong(Math.max(0, Patience.nanos(time)));
      }
    }
  }

  /// Reads a settlement.
  public static Settlement read(Input in) {
    int code = in.readUnsignedByte();
    return switch (code) {
      case ACK -> new Settlement.Ack();
      case NACK -> new Settlement.Nack(true);
      case EXTEND -> new Settlement.Extend(Duration.ofNanos(in.readVarLong()));
      default -> throw new ValueException("there is no settlement " + code);
    };
  }
}
