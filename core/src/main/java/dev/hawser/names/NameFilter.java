package dev.hawser.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.internal.names.NameRegex;
import dev.hawser.internal.names.NameRules;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which names are meant: all those that every part of it lets through. Immutable: each method
/// gives another one.
///
/// ```java
/// names.list(NameFilter.startingWith("example.bank."));
/// names.list(NameFilter.matching("robot[0-9]+").taggedAny("indoor", "spare"));
/// ```
///
/// A pattern is a regular expression for the whole name: characters, `.`, `[a-z]` and `[^a-z]`, `\d
/// \w \s` and their opposites, `\.` and the like, `\Q…\E`, `|`, groups, `* + ? {2} {2,} {2,5}`, and
/// `(?i)` at the beginning. What makes other engines slow, such as looking around and back
/// references, is refused: matching takes time in proportion to the name's length, whatever the
/// pattern.
///
/// @param prefix with which names begin; empty for any
/// @param pattern which the whole name matches, or null
/// @param allTags tags that a name has all of
/// @param anyTags tags that a name has one of at least; none means that it need not
public record NameFilter(
    String prefix, @Nullable String pattern, Set<String> allTags, Set<String> anyTags) {
  private static final NameFilter ALL = new NameFilter("", null, Set.of(), Set.of());

  /// Checks the parts.
  ///
  /// @throws IllegalArgumentException if the pattern is not understood; the message says why
  public NameFilter {
    requireNonNull(allTags, "allTags");
    requireNonNull(anyTags, "anyTags");
    var _ =
        NameRules.checkText("a prefix", requireNonNull(prefix, "prefix"), NameRules.LONGEST_NAME);
    if (pattern != null) {
      var _ = NameRegex.compile(pattern);
    }
    allTags = Set.copyOf(allTags);
    anyTags = Set.copyOf(anyTags);
    NameRules.checkTags(allTags);
    NameRules.checkTags(anyTags);
  }

  /// All names.
  public static NameFilter all() {
    return ALL;
  }

  /// Names that begin so.
  public static NameFilter startingWith(String prefix) {
    return new NameFilter(prefix, null, Set.of(), Set.of());
  }

  /// Names that match a pattern as a whole.
  ///
  /// @throws IllegalArgumentException if it is not understood; the message says why
  public static NameFilter matching(String pattern) {
    return new NameFilter("", requireNonNull(pattern, "pattern"), Set.of(), Set.of());
  }

  /// Only those that have all of these tags.
  public NameFilter taggedAll(String... tags) {
    return new NameFilter(prefix, pattern, Set.of(requireNonNull(tags, "tags")), anyTags);
  }

  /// Only those that have one of these tags at least.
  public NameFilter taggedAny(String... tags) {
    return new NameFilter(prefix, pattern, allTags, Set.of(requireNonNull(tags, "tags")));
  }
}
