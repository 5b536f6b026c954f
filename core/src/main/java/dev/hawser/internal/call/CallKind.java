package dev.hawser.internal.call;

import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.security.Access;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;

/// What one end can ask the other to run. The order is part of the protocol.
enum CallKind {
  /// A function that travels, and its arguments.
  SHIPPED(Kind.SHIPPED_CODE, "run shipped code"),
  /// The name of a function, and its arguments.
  REGISTERED(Kind.EXPORTS, "call function"),
  /// A Java expression.
  EXPRESSION,
  /// Java statements and declarations.
  STATEMENTS,
  /// The name of a file of the caller, its text, and arguments.
  SCRIPT,
  /// The name of a file of the other end, and arguments.
  FILE;

  private static final CallKind[] ALL = values();

  private final Kind permission;
  private final String operation;

  CallKind() {
    this(Kind.EVAL, "evaluate source");
  }

  CallKind(Kind permission, String operation) {
    this.permission = permission;
    this.operation = operation;
  }

  /// Reads one.
  static CallKind read(Input in) {
    int number = in.readUnsignedByte();
    if (number >= ALL.length) {
      throw new RefusedException("there is no kind " + number + " of calls here");
    }
    return ALL[number];
  }

  /// Makes sure that the other end may ask for such a thing.
  ///
  /// @throws dev.hawser.PermissionException if it may not
  void require(Access access, String name) {
    String about = this == REGISTERED ? name : "";
    access.require(permission, Permission.Access.BOTH, operation, about);
  }

  /// One such call, as messages speak of it.
  String describe(String name) {
    return switch (this) {
      case SHIPPED -> "a call of shipped code";
      case REGISTERED -> "a call of '" + name + "'";
      case EXPRESSION -> "an evaluation";
      case STATEMENTS -> "an execution of source";
      case SCRIPT, FILE -> "a run of '" + name + "'";
    };
  }
}
