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
            .formatted(visitor.identity(), what, missing, remedy(visitor, missing)),
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

  /// The whole line to write, the line whose place it takes, and what it needs besides.
  private static String remedy(Visitor visitor, Permission missing) {
    return switch (visitor.granting()) {
      case INVITATION -> {
        String all = JavaCode.permissions(visitor.trust().permissions(), missing);
        String line = "server.invite(%s, %s)".formatted(JavaCode.literal(visitor.identity()), all);
        yield line + " with " + JavaCode.imports(line);
      }
      case SERVER_BUILDER -> opening(visitor, missing, "Server", "port(…).open()", "open(…)");
      case STREAMS_BUILDER ->
          opening(visitor, missing, "Server", "standardStreams().open()", "standardStreams()");
      case CLIENT_BUILDER -> opening(visitor, missing, "Client", "connect(…)", "connect(…)");
    };
  }

  /// A program that opens a server, or connects, with more trust.
  ///
  /// @param end how the line ends
  /// @param before what follows the class's name where no builder is used
  private static String opening(
      Visitor visitor, Permission missing, String owner, String end, String before) {
    String trust = JavaCode.trust(visitor.trust(), missing);
    String line = "%s.builder().trust(%s).%s".formatted(owner, trust, end);
    return "%s in place of %s.%s, with %s".formatted(line, owner, before, JavaCode.imports(line));
  }
}
