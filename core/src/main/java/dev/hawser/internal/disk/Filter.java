package dev.hawser.internal.disk;

import java.util.List;
import java.util.function.Predicate;

/// Which files of a folder are meant, by patterns.
///
/// Asked from the top: what is in a folder that is not entered is not asked about. A pattern that
/// ends with `/` is the same as without it. Immutable.
public final class Filter {
  /// The most patterns.
  public static final int MOST = 256;

  /// The most characters of all patterns together.
  public static final int LONGEST = 8192;

  /// Means everything.
  public static final Filter ALL = new Filter(List.of(), List.of());

  private final List<Glob> includes;
  private final List<Glob> excludes;

  /// Reads the patterns.
  ///
  /// @param includes what files are meant; all if there are none
  /// @param excludes what files and folders are not, with all that is below
  /// @throws IllegalArgumentException if one is malformed, or if there are too many
  public Filter(List<String> includes, List<String> excludes) {
    requireBounded(includes, excludes);
    this.includes = includes.stream().map(Filter::include).toList();
    this.excludes = excludes.stream().map(Filter::exclude).toList();
  }

  private static void requireBounded(List<String> includes, List<String> excludes) {
    int count = includes.size() + excludes.size();
    if (count > MOST) {
      throw new IllegalArgumentException(
          "at most %d patterns, not %,d: join some with { }".formatted(MOST, count));
    }
    int length = length(includes) + length(excludes);
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "patterns have %,d characters in all at most, not %,d".formatted(LONGEST, length));
    }
  }

  private static int length(List<String> patterns) {
    return patterns.stream().mapToInt(String::length).reduce(0, Math::addExact);
  }

  private static Glob include(String pattern) {
    if (pattern.endsWith("/")) {
      throw new IllegalArgumentException(
          "'%s' would include a folder, but includes are about files: write '%s**'"
              .formatted(pattern, pattern));
    }
    return Glob.of(pattern);
  }

  private static Glob exclude(String pattern) {
    boolean folder = pattern.length() > 1 && pattern.endsWith("/");
    return Glob.of(folder ? pattern.substring(0, pattern.length() - 1) : pattern);
  }

  /// Whether a file, or a link, is meant.
  ///
  /// @param relative its path below the folder, with `/`
  public boolean takesFile(String relative) {
    return !excludes(relative) && (includes.isEmpty() || any(includes, relative));
  }

  /// Whether files in a folder may be meant.
  public boolean entersFolder(String relative) {
    return !excludes(relative);
  }

  /// Whether folders are meant in which no file is.
  boolean takesEmptyFolders() {
    return includes.isEmpty();
  }

  /// Whether something is left out, with all that is below, whatever it is.
  boolean excludes(String relative) {
    return any(excludes, relative);
  }

  private static boolean any(List<Glob> patterns, String relative) {
    Predicate<Glob> fits = pattern -> pattern.fits(relative);
    return !patterns.isEmpty() && patterns.stream().anyMatch(fits);
  }
}
