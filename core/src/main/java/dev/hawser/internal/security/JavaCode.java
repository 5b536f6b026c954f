package dev.hawser.internal.security;

import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Permissions as somebody would write them in a program, for messages to copy from.
public final class JavaCode {
  /// How many permissions to write out that someone has already; the others become three dots,
  /// which no compiler takes for all there is.
  private static final int MOST = 6;

  private JavaCode() {}

  static String permission(Permission permission) {
    String pattern = literal(permission.pattern());
    boolean any = permission.pattern().equals("*");
    String both =
        switch (permission.kind()) {
          case SHARE ->
              any
                  ? "Permission.SHARE"
                  : "new Permission(Permission.Kind.SHARE, Permission.Access.BOTH, %s)"
                      .formatted(pattern);
          case MAPS -> "Permission.maps(" + pattern + ")";
          case QUEUES -> "Permission.queues(" + pattern + ")";
          case PIPES -> "Permission.pipes(" + pattern + ")";
          case EXPORTS -> any ? "Permission.CALL_EXPORTS" : "Permission.exports(" + pattern + ")";
          case SHIPPED_CODE -> "Permission.CALL_SHIPPED";
          case EVAL -> "Permission.EVAL";
          case SYSTEM -> "Permission.SYSTEM";
          case FILES -> "Permission.files(Path.of(" + pattern + "))";
        };
    return both
        + switch (permission.access()) {
          case READ -> ".readOnly()";
          case WRITE -> ".writeOnly()";
          case BOTH -> "";
        };
  }

  /// Some permissions that are there, and one more.
  static String permissions(Collection<Permission> present, Permission more) {
    String kept =
        present.stream()
            .limit(MOST)
            .map(each -> permission(each) + ", ")
            .collect(Collectors.joining());
    return kept + (present.size() > MOST ? "…, " : "") + permission(more);
  }

  /// A trust that is there, with one permission more.
  static String trust(Trust present, Permission more) {
    Collection<Permission> standard = Trust.standard().permissions();
    if (present.permissions().containsAll(standard)) {
      List<Permission> beyond = new ArrayList<>(present.permissions());
      beyond.removeAll(standard);
      return "Trust.standard().and(" + permissions(beyond, more) + ")";
    }
    return "Trust.of(" + permissions(present.permissions(), more) + ")";
  }

  /// What it takes to paste a line of code into a program that uses Hawser already.
  static String imports(String line) {
    String path = line.contains("Path.of(") ? " import java.nio.file.Path;" : "";
    return "import dev.hawser.security.*;" + path;
  }

  /// A text as a program would write it, quotation marks and all.
  public static String literal(String text) {
    return '"' + escaped(text) + '"';
  }

  /// A text on one line, as it is written between quotation marks.
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(each -> append(out, each));
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      out.append('\\').append((char) codePoint);
    } else if (codePoint == '\n') {
      out.append("\\n");
    } else if (codePoint == '\r') {
      out.append("\\r");
    } else if (isPlain(codePoint)) {
      out.appendCodePoint(codePoint);
    } else {
      for (char unit : Character.toChars(codePoint)) {
        out.append(String.format("\\u%04x", (int) unit));
      }
    }
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
