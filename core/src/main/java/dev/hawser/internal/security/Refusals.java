package dev.hawser.internal.security;

import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;

/// What to say to someone who may not do something: who, what, which permission is missing, and the
/// line that would grant it.
final class Refusals {
  /// A longer name is cut, also in the permission that would allow it, which then ends with a star.
  private static final int LONGEST_NAME = 200;

  private Refusals() {}

  static HawserException missing(
      Visitor visitor, Kind kind, Permission.Access way, String operation, String name) {
    Trust trust = visitor.trust();
    Permission missing = permission(kind, lacking(trust, kind, way, name), name);
    String what =
        switch (kind) {
          case SHIPPED_CODE, EVAL, SYSTEM -> operation;
          default -> operation + " " + quoted(name);
        };
    return missing(visitor, missing, what);
  }

  static HawserException missingFile(
      Visitor visitor, Permission.Access way, String operation, String path, String grant) {
    Permission.Access lacking = lacking(visitor.trust(), Kind.FILES, way, path);
    return missing(
        visitor, new Permission(Kind.FILES, lacking, grant), operation + " " + quoted(path));
  }

  static HawserException missing(Visitor visitor, Permission missing, String what) {
    if (visitor.isUnwelcome()) {
      // Its sessions are about to end.
      return new RefusedException("the ticket of '" + visitor.identity() + "' was revoked");
    }
    return new PermissionException(
        "%s may not %s: it lacks %s. To allow it: %s"
            .formatted(
                visitor.identity(), what, missing, JavaCode.withImports(line(visitor, missing))),
        missing.toString());
  }

  /// Which of two ways is missing, or both.
  private static Permission.Access lacking(
      Trust trust, Kind kind, Permission.Access way, String name) {
    if (way != Permission.Access.BOTH) {
      return way;
    }
    if (trust.permits(kind, Permission.Access.READ, name)) {
      return Permission.Access.WRITE;
    }
    return trust.permits(kind, Permission.Access.WRITE, name) ? Permission.Access.READ : way;
  }

  private static Permission permission(Kind kind, Permission.Access way, String name) {
    return switch (kind) {
      case SHIPPED_CODE -> Permission.CALL_SHIPPED;
      case EVAL -> Permission.EVAL;
      case SYSTEM -> Permission.SYSTEM;
      case EXPORTS -> Permission.exports(pattern(name));
      case FILES -> new Permission(kind, way, name);
      case SHARE, MAPS, QUEUES, PIPES -> new Permission(kind, way, pattern(name));
    };
  }

  private static String pattern(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "*";
  }

  private static String quoted(String name) {
    if (name.isEmpty()) {
      return "'' (the unnamed one)";
    }
    boolean cut = name.length() > LONGEST_NAME;
    return "'" + JavaCode.escaped(cut ? name.substring(0, LONGEST_NAME) + "…" : name) + "'";
  }

  private static String line(Visitor visitor, Permission missing) {
    return switch (visitor.granting()) {
      case INVITATION ->
          "server.invite(%s, %s)"
              .formatted(
                  JavaCode.literal(visitor.identity()),
                  JavaCode.permissions(visitor.trust().permissions(), missing));
      case SERVER_BUILDER ->
          "Server.builder().trust(%s)".formatted(JavaCode.trust(visitor.trust(), missing));
      case CLIENT_BUILDER ->
          "Client.builder().trust(%s)".formatted(JavaCode.trust(visitor.trust(), missing));
    };
  }
}
