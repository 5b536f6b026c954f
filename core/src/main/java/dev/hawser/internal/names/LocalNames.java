package dev.hawser.internal.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The names that this process keeps. What it registers itself belongs to no session, so it stays.
public final class LocalNames implements Names {
  private static final int ALL = Integer.MAX_VALUE;

  private final NameTable table;

  /// Creates one.
  public LocalNames(NameTable table) {
    this.table = table;
  }

  @Override
  public NameEntry register(String name, ServiceUri uri, NameOptions options) {
    return table.register(
        null,
        requireNonNull(name, "name"),
        requireNonNull(uri, "uri"),
        requireNonNull(options, "options"));
  }

  @Override
  public NameEntry lookup(String name) {
    return table.lookup(requireNonNull(name, "name"));
  }

  @Override
  public Optional<NameEntry> find(String name) {
    return table.find(requireNonNull(name, "name"));
  }

  @Override
  public List<NameEntry> findAll(Collection<String> names) {
    return table.findAll(requireNonNull(names, "names"));
  }

  @Override
  public NameEntry await(String name, Duration time) throws InterruptedException {
    NameEntry entry = table.await(requireNonNull(name, "name"), requireNonNull(time, "time"));
    if (entry == null) {
      throw notInTime(name, time);
    }
    return entry;
  }

  static DeadlineException notInTime(String name, Duration time) {
    return new DeadlineException(
        "nobody registered the name '%s' within %s s".formatted(name, time.toMillis() / 1000.0),
        Outcome.EXECUTED);
  }

  @Override
  public List<NameEntry> list(NameFilter filter) {
    return table.list(requireNonNull(filter, "filter"), "", ALL);
  }

  @Override
  public int count(NameFilter filter) {
    return table.count(requireNonNull(filter, "filter"));
  }

  @Override
  public NameEntry tag(String name, Collection<String> tags) {
    return table.tag(requireNonNull(name, "name"), Set.copyOf(tags));
  }

  @Override
  public boolean remove(String name) {
    return table.remove(requireNonNull(name, "name"));
  }

  @Override
  public int removeAll(NameFilter filter) {
    return table.removeAll(requireNonNull(filter, "filter"));
  }
}
