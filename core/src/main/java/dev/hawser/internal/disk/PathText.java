package dev.hawser.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.nio.file.Path;
import java.util.List;

/// Paths as somebody wrote them, looked at before the disk is asked: what is no plain way down is
/// refused.
final class PathText {
  private static final NameRules HERE = NameRules.assumed();
  private static final int LONGEST = 4096;

  /// The length of `C:`.
  private static final int DRIVE = 2;

  private PathText() {}

  /// The names of a path, from above down; none for the empty path.
  ///
  /// @throws FileException if it is absolute, goes up, is too long, or has a name that is none
  static List<String> names(String path) {
    if (path.isEmpty()) {
      return List.of();
    }
    checkAsWhole(path);
    List<String> names = List.of(path.split("/", -1));
    for (String name : names) {
      check(path, name);
    }
    return names;
  }

  /// As {@link #names}, for a path that was typed: absolute ones are allowed, a `/` at the end and
  /// `.` mean nothing, and drives and shares are refused, except drives on Windows.
  static List<String> namesOfRequest(String path) {
    checkAsWhole(path);
    boolean drive = looksLikeWindows(path);
    if (drive && (!HERE.windows() || path.startsWith("\\"))) {
      throw outside(path, "drives and shares are not understood here: write a path with '/'");
    }
    String below = drive ? path.substring(DRIVE) : path;
    String start = below.startsWith("/") ? below.substring(1) : below;
    String middle = start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    if (middle.isEmpty()) {
      return List.of();
    }
    List<String> names =
        List.of(middle.split("/", -1)).stream().filter(name -> !name.equals(".")).toList();
    for (String name : names) {
      check(path, name);
    }
    return names;
  }

  /// Where a typed path starts.
  ///
  /// @param start where relative ones do
  static Path top(String path, Path start) {
    if (HERE.windows() && looksLikeWindows(path)) {
      return Path.of(path.substring(0, DRIVE) + "\\");
    }
    return path.startsWith("/") ? start.getRoot() : start;
  }

  private static void checkAsWhole(String path) {
    if (path.length() > LONGEST || path.getBytes(UTF_8).length > LONGEST) {
      throw DiskFailures.make(
          Reason.BAD_NAME, path, "the path is longer than " + LONGEST + " bytes: shorten it");
    }
  }

  private static void check(String path, String name) {
    switch (name) {
      case ".." -> throw outside(path, "'..' is not allowed: name the file from the top");
      case "." -> throw outside(path, "'.' is not allowed here: leave it out");
      case "" ->
          throw outside(path, "it starts or ends with '/', or has two of them: leave it out");
      default -> {
        String complaint = HERE.complaint(name);
        if (complaint != null) {
          throw DiskFailures.make(Reason.BAD_NAME, path, complaint);
        }
      }
    }
  }

  /// `C:`, `C:\x`, `\\host\share`, `\\?\…` and the like.
  private static boolean looksLikeWindows(String path) {
    boolean drive =
        path.length() >= DRIVE
            && path.charAt(1) == ':'
            && "abcdefghijklmnopqrstuvwxyz".indexOf(Character.toLowerCase(path.charAt(0))) >= 0;
    boolean alone = path.length() == DRIVE;
    return path.startsWith("\\\\")
        || drive && (alone || path.charAt(DRIVE) == '/' || path.charAt(DRIVE) == '\\');
  }

  /// Whether a link's target starts at the top of a file system, or nowhere.
  static boolean isAbsolute(String target) {
    return target.isEmpty()
        || target.startsWith("/")
        || HERE.windows() && (target.startsWith("\\") || target.indexOf(':') >= 0);
  }

  /// How many folders a link's target goes up before it goes down. A target that goes up again
  /// after a name is taken to go up without end: that name could be a link, now or later, and up
  /// from there may be anywhere.
  static int climbs(String target) {
    int climbs = 0;
    boolean down = false;
    for (String name : (HERE.windows() ? target.replace('\\', '/') : target).split("/", -1)) {
      if (name.equals("..")) {
        if (down) {
          return Integer.MAX_VALUE;
        }
        climbs++;
      } else if (!name.isEmpty() && !name.equals(".")) {
        down = true;
      }
    }
    return climbs;
  }

  static FileException outside(String path, String says) {
    return DiskFailures.make(Reason.OUTSIDE, path, says);
  }
}
