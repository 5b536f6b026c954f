package dev.hawser.internal.object.handle;

import dev.hawser.RefusedException;

/// What a {@link dev.hawser.object.RemoteRef} can have done where its object is. The names travel.
enum Operation {
  GET(1),
  SET(2),
  INVOKE(2),
  AT(1),
  PUT(2),
  DELETE(1),
  SIZE(0),
  CONTAINS(1),
  PLUS(1),
  MINUS(1),
  TIMES(1),
  DIVIDED_BY(1),
  REMAINDER(1),
  COMPARE(1),
  IS_EQUAL(1),
  AS_INT(0),
  AS_LONG(0),
  AS_DOUBLE(0),
  AS_BOOLEAN(0),
  AS_STRING(0),
  VALUE(0),
  /// The items as they are now, kept for `PAGE`.
  ITEMS(0),
  /// Some of them: from where, and how many at most.
  PAGE(2);

  private final int operands;

  Operation(int operands) {
    this.operands = operands;
  }

  /// The operation that arrived by name.
  ///
  /// @throws RefusedException if there is none, or it takes another number of operands
  static Operation of(String name, int operands) {
    for (Operation each : values()) {
      if (each.name().equals(name) && each.operands == operands) {
        return each;
      }
    }
    throw new RefusedException(
        "handles have no operation '%s' with %d operands here: the two ends differ in their version"
            .formatted(name, operands));
  }
}
