package dev.hawser.internal.space.protocol;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.spi.EngineMap.Condition;

/// Conditions of writes as bytes.
public final class Conditions {
  private static final int ALWAYS = 0;
  private static final int ABSENT = 1;
  private static final int PRESENT = 2;
  private static final int AT = 3;

  private Conditions() {}

  /// Writes a condition.
  public static void write(Condition condition, Output out) {
    switch (condition) {
      case Condition.Always() -> out.writeByte(ALWAYS);
      case Condition.Absent() -> out.writeByte(ABSENT);
      case Condition.Present() -> out.writeByte(PRESENT);
      case Condition.At(long version) -> {
        out.writeByte(AT);
        out.writeVarLong(version);
      }
    }
  }

  /// Reads a condition.
  public static Condition read(Input in) {
    int code = in.readUnsignedByte();
    return switch (code) {
      case ALWAYS -> new Condition.Always();
      case ABSENT -> new Condition.Absent();
      case PRESENT -> new Condition.Present();
      case AT -> new Condition.At(in.readVarLong());
      default -> throw new ValueException("there is no condition " + code);
    };
  }
}
