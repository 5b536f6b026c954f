package dev.hawser.internal.names;

import dev.hawser.internal.names.NameStore.Stored;
import dev.hawser.internal.names.NameTable.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The names of a table: in order, by the session that registered them, and by the end of their
/// leases. Used by one thread at a time.
final class HeldNames {
  private final NavigableMap<String, Held> byName = new TreeMap<>();
  private final Map<Object, Set<String>> byOwner = new HashMap<>();
  private final TreeSet<Held> leases;

  /// @param start a moment before the end of any lease, on the timer's scale
  HeldNames(long start) {
    leases =
        new TreeSet<>(
            Comparator.comparingLong((Held each) -> each.end() - start)
                .thenComparingLong(Held::number));
  }

  @Nullable Held find(String name) {
    return byName.get(name);
  }

  int size() {
    return byName.size();
  }

  int countOf(Object owner) {
    return byOwner.getOrDefault(owner, Set.of()).size();
  }

  void put(Held held) {
    String name = held.entry().name();
    remove(name);
    byName.put(name, held);
    if (held.number() != 0) {
      leases.add(held);
    }
    Object owner = held.owner();
    if (owner != null) {
      byOwner.computeIfAbsent(owner, _ -> new HashSet<>()).add(name);
    }
  }

  void remove(String name) {
    Held held = byName.remove(name);
    if (held == null) {
      return;
    }
    if (held.number() != 0) {
      leases.remove(held);
    }
    Object owner = held.owner();
    if (owner != null) {
      byOwner.computeIfPresent(
          owner,
          (_, names) -> {
            names.remove(name);
            return names.isEmpty() ? null : names;
          });
    }
  }

  /// Removes the names whose time is over.
  void sweep(long now) {
    while (!leases.isEmpty() && leases.first().end() - now <= 0) {
      remove(leases.first().entry().name());
    }
  }

  /// Those that begin so, in order.
  List<Held> startingWith(String prefix) {
    if (prefix.isEmpty()) {
      return List.copyOf(byName.values());
    }
    List<Held> found = new ArrayList<>();
    for (Held each : byName.tailMap(prefix, true).values()) {
      if (!each.entry().name().startsWith(prefix)) {
        break;
      }
      found.add(each);
    }
    return found;
  }

  List<Held> tiedTo(Object owner) {
    return of(owner).stream().filter(Held::isTied).toList();
  }

  /// What a session leaves behind belongs to nobody.
  void disown(Object owner) {
    for (Held each : of(owner)) {
      put(new Held(each.entry(), null, each.isTied(), each.number(), each.end()));
    }
  }

  private List<Held> of(Object owner) {
    List<Held> found = new ArrayList<>();
    for (String name : byOwner.getOrDefault(owner, Set.of())) {
      Held held = byName.get(name);
      if (held != null) {
        found.add(held);
      }
    }
    return found;
  }

  List<Stored> stored() {
    return byName.values().stream().map(Held::stored).toList();
  }
}
