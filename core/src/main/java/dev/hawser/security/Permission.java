package dev.hawser.security;

import static java.util.Objects.requireNonNull;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// One thing that one end of a session lets the other do.
///
/// Permissions are granted by a {@link Trust}, at the end where the thing would be done, and to one
/// identity. Names of maps, queues, pipes and exports are matched by a pattern in which `*` stands
/// for any characters; the unnamed ones have the empty name, which `*` matches. The same pattern
/// holds in the global and in the private space.
///
/// ```java
/// Permission.SHARE                               // all maps, queues and pipes
/// Permission.maps("prices*").readOnly()          // maps.read=prices*
/// Permission.queues("orders").writeOnly()        // queues.write=orders
/// Permission.parse("files.read=/srv/public")
/// ```
///
/// @param kind what it is about
/// @param access whether it lets the other end read, write, or both; both where there is no
///   difference
/// @param pattern which names it is about; for {@link Kind#FILES} the root folder; `*` where there
///   are no names
public record Permission(Kind kind, Access access, String pattern) {
  /// What a permission is about.
  public enum Kind {
    /// Maps, queues and pipes.
    SHARE,
    /// Maps: reading, following and listening are reading. A write that tells what was there, or
    /// depends on it, is both: `put` is, `set` is not.
    MAPS,
    /// Queues: taking and looking are reading; putting, clearing and bounding are writing.
    QUEUES,
    /// Pipes: receiving is reading, sending is writing.
    PIPES,
    /// Calls to exported objects and registered functions.
    EXPORTS,
    /// Running code that the other end sends.
    SHIPPED_CODE,
    /// Evaluating Java source.
    EVAL,
    /// Running commands of the operating system.
    SYSTEM,
    /// Files and folders below a root.
    FILES;

    /// Whether a permission of this kind is also one of the other.
    boolean includes(Kind other) {
      return this == other || this == SHARE && (other == MAPS || other == QUEUES || other == PIPES);
    }

    private boolean hasNames() {
      return this != SHIPPED_CODE && this != EVAL && this != SYSTEM;
    }

    private boolean hasWays() {
      return hasNames() && this != EXPORTS;
    }

    /// As it is written in a line of permissions.
    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Which way.
  public enum Access {
    /// To see, take or receive.
    READ,
    /// To change, put or send.
    WRITE,
    /// Both.
    BOTH
  }

  private static final String ANY = "*";

  /// To use all maps, queues and pipes.
  public static final Permission SHARE = new Permission(Kind.SHARE, Access.BOTH, ANY);

  /// To call whatever is exported.
  public static final Permission CALL_EXPORTS = new Permission(Kind.EXPORTS, Access.BOTH, ANY);

  /// To have code run that was sent along.
  public static final Permission CALL_SHIPPED = new Permission(Kind.SHIPPED_CODE, Access.BOTH, ANY);

  /// To have Java source run.
  public static final Permission EVAL = new Permission(Kind.EVAL, Access.BOTH, ANY);

  /// To have commands of the operating system run.
  public static final Permission SYSTEM = new Permission(Kind.SYSTEM, Access.BOTH, ANY);

  /// Checks that it makes sense; a root folder is made absolute.
  ///
  /// @throws IllegalArgumentException if there are no names, or no two ways, for this kind
  public Permission {
    requireNonNull(kind, "kind");
    requireNonNull(access, "access");
    requireNonNull(pattern, "pattern");
    if (!kind.hasNames() && !pattern.equals(ANY)) {
      throw new IllegalArgumentException("there are no names for " + kind.word());
    }
    if (!kind.hasWays() && access != Access.BOTH) {
      throw new IllegalArgumentException(
          "there is no difference between reading and writing for " + kind.word());
    }
    if (kind == Kind.FILES) {
      pattern = Path.of(pattern).toAbsolutePath().normalize().toString();
    }
  }

  /// To read and write the maps whose names match.
  public static Permission maps(String pattern) {
    return new Permission(Kind.MAPS, Access.BOTH, pattern);
  }

  /// To take from and put into the queues whose names match.
  public static Permission queues(String pattern) {
    return new Permission(Kind.QUEUES, Access.BOTH, pattern);
  }

  /// To receive from and send to the pipes whose names match.
  public static Permission pipes(String pattern) {
    return new Permission(Kind.PIPES, Access.BOTH, pattern);
  }

  /// To call the exports whose names match.
  public static Permission exports(String pattern) {
    return new Permission(Kind.EXPORTS, Access.BOTH, pattern);
  }

  /// To read and write files below a folder, from which the relative paths of the other end count.
  public static Permission files(Path root) {
    return new Permission(Kind.FILES, Access.BOTH, requireNonNull(root, "root").toString());
  }

  /// This permission, for reading only.
  ///
  /// @throws IllegalArgumentException if there is no difference for its kind
  public Permission readOnly() {
    return new Permission(kind, Access.READ, pattern);
  }

  /// This permission, for writing only.
  ///
  /// @throws IllegalArgumentException if there is no difference for its kind
  public Permission writeOnly() {
    return new Permission(kind, Access.WRITE, pattern);
  }

  /// Whether it lets someone do one thing.
  ///
  /// @param what what it is about
  /// @param way {@link Access#BOTH} if both are needed
  /// @param name the one name it is about
  public boolean permits(Kind what, Access way, String name) {
    requireNonNull(what, "what");
    requireNonNull(way, "way");
    requireNonNull(name, "name");
    return covers(what, way)
        && (kind == Kind.FILES ? isBelowRoot(name) : new NamePattern(pattern).matches(name));
  }

  /// Whether it lets someone do such a thing under some name.
  boolean covers(Kind what, Access way) {
    return kind.includes(what) && (access == Access.BOTH || access == way);
  }

  private boolean isBelowRoot(String name) {
    try {
      return Path.of(name).toAbsolutePath().normalize().startsWith(Path.of(pattern));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// Reads what {@link #toString} prints, such as `share`, `maps.read=prices*`, `eval`,
  /// `files=/srv/in`. A pattern's commas, blanks and per cent signs are written `%2C`, `%20`,
  /// `%25`.
  ///
  /// @throws IllegalArgumentException if the text is no permission; the message shows the forms
  public static Permission parse(String text) {
    int equals = requireNonNull(text, "text").indexOf('=');
    String head = equals < 0 ? text : text.substring(0, equals);
    int dot = head.indexOf('.');
    try {
      Kind kind = Kind.valueOf(constant(dot < 0 ? head : head.substring(0, dot)));
      Access access = dot < 0 ? Access.BOTH : Access.valueOf(constant(head.substring(dot + 1)));
      if (kind == Kind.FILES && equals < 0) {
        throw new IllegalArgumentException("files need a root");
      }
      String pattern = equals < 0 ? ANY : Escapes.unescape(text.substring(equals + 1).strip());
      return new Permission(kind, access, pattern);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no permission: expected share, maps=PATTERN, queues=PATTERN, pipes=PATTERN"
              + " or files=FOLDER, each also as KIND.read=… or KIND.write=…, or"
              + " exports=PATTERN, shipped-code, eval or system; in a PATTERN a comma is written"
              + " %2C, a blank %20, and % itself %25",
          e);
    }
  }

  private static String constant(String word) {
    return word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// As {@link #parse} reads it.
  @Override
  public String toString() {
    String head = kind.word();
    if (access != Access.BOTH) {
      head += "." + access.name().toLowerCase(Locale.ROOT);
    }
    return pattern.equals(ANY) ? head : head + "=" + Escapes.escape(pattern);
  }
}
