package dev.hawser.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.internal.names.NameRules;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a name is registered. Immutable: each method gives another one.
///
/// @param tags what to mark the name with
/// @param isSafe whether a name that is taken makes it fail
/// @param lifetime after which the name is gone unless it is registered again, or null
/// @param isKept whether the name outlives the session that registered it
public record NameOptions(
    Set<String> tags, boolean isSafe, @Nullable Duration lifetime, boolean isKept) {
  private static final NameOptions DEFAULTS = new NameOptions(Set.of(), false, null, false);

  /// Checks the parts and copies the tags.
  public NameOptions {
    tags = Set.copyOf(requireNonNull(tags, "tags"));
    NameRules.checkTags(tags);
    if (lifetime != null) {
      var _ = NameRules.checkLifetime(lifetime);
    }
  }

  /// No tags; a name that is taken is taken over; it lasts as long as the session that registered
  /// it.
  public static NameOptions defaults() {
    return DEFAULTS;
  }

  /// Marks the name with these tags.
  public NameOptions tagged(String... marks) {
    return new NameOptions(Set.of(requireNonNull(marks, "marks")), isSafe, lifetime, isKept);
  }

  /// Fails if the name is taken, whoever has it.
  public NameOptions safe() {
    return new NameOptions(tags, true, lifetime, isKept);
  }

  /// The name is gone after some time, and with the session that registered it; registering it
  /// again begins the time anew.
  public NameOptions lifetime(Duration time) {
    return new NameOptions(tags, isSafe, requireNonNull(time, "time"), isKept);
  }

  /// The name outlives the session that registered it: it stays until its lifetime ends, somebody
  /// removes it, or a name server that keeps names in memory only ends.
  public NameOptions kept() {
    return new NameOptions(tags, isSafe, lifetime, true);
  }
}
