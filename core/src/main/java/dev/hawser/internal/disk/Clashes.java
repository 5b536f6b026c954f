package dev.hawser.internal.disk;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds paths of one transfer that the file system at the destination takes for one, as `A` and
/// `a` on Windows. Where it tells all of them apart, nothing is remembered.
///
/// Not safe for use by several threads.
public final class Clashes {
  private final NameRules rules;
  private final Map<String, String> seen = new HashMap<>();

  /// None yet.
  public Clashes(NameRules rules) {
    this.rules = rules;
  }

  /// Remembers a path, unless it clashes.
  ///
  /// @return the earlier path that this file system does not tell from this one, or from a folder
  ///   that this one is in; or null
  public @Nullable String clashWith(String path) {
    if (rules.caseSensitive() && !rules.normalizing()) {
      return null;
    }
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      String folder = path.substring(0, end);
      String other = seen.putIfAbsent(rules.fold(folder), folder);
      if (other != null && !other.equals(folder)) {
        return other;
      }
    }
    String other = seen.putIfAbsent(rules.fold(path), path);
    return other == null || other.equals(path) ? null : other;
  }
}
