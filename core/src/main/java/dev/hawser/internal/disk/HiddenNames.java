package dev.hawser.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The names of files that transfers keep beside their targets until those are complete.
final class HiddenNames {
  private static final String PART = ".hawser-part";
  private static final String MAP = ".hawser-map";
  private static final String NEW = ".hawser-new";
  private static final int LONGEST = 255;
  private static final int HASH_BYTES = 8;

  private HiddenNames() {}

  /// Whether a name is one of these.
  static boolean isOurs(String name) {
    return name.startsWith(".")
        && (name.endsWith(PART) || name.endsWith(MAP) || name.endsWith(NEW));
  }

  /// Where the content of a large file is gathered.
  static Path part(Path target) {
    return target.resolveSibling(hidden(target, PART));
  }

  /// Where its {@link ChunkMap} is.
  static Path map(Path target) {
    return target.resolveSibling(hidden(target, MAP));
  }

  /// The name of a small file that is complete in a moment.
  ///
  /// @param millis when it is made
  static String fresh(long millis, long process, long number) {
    return "." + millis + "-" + process + "-" + number + NEW;
  }

  /// When the small file of this name was made, in milliseconds since 1970; -1 if it is none.
  static long millisOfFresh(String name) {
    int end = name.indexOf('-');
    if (!isOurs(name) || !name.endsWith(NEW) || end < 2) {
      return -1;
    }
    try {
      return Long.parseLong(name.substring(1, end));
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /// The last name of a path; empty for that of a file system's root.
  static String last(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String hidden(Path target, String ending) {
    String name = last(target);
    String whole = "." + name + ending;
    return whole.getBytes(UTF_8).length <= LONGEST ? whole : "." + hash(name) + ending;
  }

  private static String hash(String name) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
