package dev.hawser.internal.call;

import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.JavaCode;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import org.jspecify.annotations.Nullable;

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

  /// How many characters of a source, or of its name, are written down.
  private static final int MOST_SHOWN = 100;

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
    if (permission == Kind.EVAL) {
      access.requireFirst(permission, operation);
    } else {
      String about = this == REGISTERED ? name : "";
      access.require(permission, Permission.Access.BOTH, operation, about);
    }
  }

  /// Makes sure once more that source may run, now that it is here, and has it written down what is
  /// evaluated: the beginning of the source, and where that is from.
  void requireSource(Access access, String name, @Nullable Object[] body) {
    if (permission == Kind.EVAL) {
      access.require(permission, Permission.Access.BOTH, operation, shown(name, body));
    }
  }

  private String shown(String name, @Nullable Object[] body) {
    String source = this != FILE && body.length > 0 && body[0] instanceof String text ? text : "";
    String between = name.isEmpty() || source.isEmpty() ? "" : ": ";
    return JavaCode.escaped(beginning(name) + between + beginning(source));
  }

  private static String beginning(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
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
