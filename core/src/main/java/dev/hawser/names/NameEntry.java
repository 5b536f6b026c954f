package dev.hawser.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.internal.names.NameRules;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a name server knows of one name.
///
/// @param name of the service
/// @param uri where it is
/// @param tags what it was marked with, in order
/// @param since when the name was first registered, by the name server's clock
/// @param expires when its lifetime ends, or null if it has none
public record NameEntry(
    String name, ServiceUri uri, Set<String> tags, Instant since, @Nullable Instant expires) {
  /// Checks the parts and copies the tags.
  public NameEntry {
    var _ = NameRules.checkName(requireNonNull(name, "name"));
    requireNonNull(uri, "uri");
    requireNonNull(since, "since");
    tags = Collections.unmodifiableSet(new TreeSet<>(requireNonNull(tags, "tags")));
    NameRules.checkTags(tags);
  }

  /// The name, where it leads and how it is marked, in one line.
  @Override
  public String toString() {
    return name + " -> " + uri + (tags.isEmpty() ? "" : " " + tags);
  }
}
