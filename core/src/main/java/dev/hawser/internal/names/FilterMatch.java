package dev.hawser.internal.names;

import dev.hawser.internal.names.NameRegex.Work;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import java.util.Collections;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether a filter lets names through, in one request.
final class FilterMatch implements Predicate<NameEntry> {
  private final NameFilter filter;
  private final @Nullable NameRegex regex;
  private final Work work;

  /// @param most how much work the filter's pattern may be
  FilterMatch(NameFilter filter, long most) {
    this.filter = filter;
    String pattern = filter.pattern();
    regex = pattern == null ? null : NameRegex.compile(pattern);
    work = new Work(most);
  }

  @Override
  public boolean test(NameEntry entry) {
    return entry.name().startsWith(filter.prefix())
        && entry.tags().containsAll(filter.allTags())
        && (filter.anyTags().isEmpty() || !Collections.disjoint(entry.tags(), filter.anyTags()))
        && (regex == null || regex.matches(entry.name(), work));
  }
}
