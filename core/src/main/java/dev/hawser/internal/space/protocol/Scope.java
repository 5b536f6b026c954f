package dev.hawser.internal.space.protocol;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;

/// Whose space a request is about.
public enum Scope {
  /// The space of everybody connected to the server.
  GLOBAL,
  /// The space between the asking client and the server.
  PRIVATE;

  /// Reads whose space is meant.
  public static Scope read(Input in) {
    return switch (in.readUnsignedByte()) {
      case 0 -> GLOBAL;
      case 1 -> PRIVATE;
      default -> throw new ValueException("a space is global or private");
    };
  }
}
