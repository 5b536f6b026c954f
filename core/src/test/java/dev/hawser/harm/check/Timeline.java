package dev.hawser.harm.check;

import dev.hawser.MapChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All changes of one map in the order of their versions, ready to be asked which value was when.
final class Timeline {
  /// What a key became, or what it was when it was removed.
  private record Deed(String key, Object value, boolean removed) {}

  private record State(String key, @Nullable Object value) {}

  private final List<MapChange<Object>> changes;
  private final Map<Object, MapChange<Object>> deeds = new HashMap<>();
  private final Map<State, List<Span>> spans = new HashMap<>();

  Timeline(List<MapChange<Object>> changes) {
    this.changes = List.copyOf(changes);
    Map<String, MapChange<Object>> last = new HashMap<>();
    for (MapChange<Object> change : this.changes) {
      deeds.put(deed(change), change);
      endSpan(change.key(), last.put(change.key(), change), change.version());
    }
    last.forEach((key, change) -> endSpan(key, change, Long.MAX_VALUE));
  }

  private void endSpan(String key, @Nullable MapChange<Object> begin, long until) {
    long from = begin == null ? 0 : begin.version();
    Object value = begin == null ? null : begin.newValue();
    spans.computeIfAbsent(new State(key, value), _ -> new ArrayList<>()).add(new Span(from, until));
  }

  /// The changes, oldest first.
  List<MapChange<Object>> changes() {
    return changes;
  }

  /// The change that a write made, if it made one.
  Optional<MapChange<Object>> changeOf(Event.Write write) {
    return Optional.ofNullable(deeds.get(deed(write.key(), write.before(), write.after())));
  }

  /// The change that gave a key a value, if there was one.
  Optional<MapChange<Object>> changeTo(String key, Object value) {
    return Optional.ofNullable(deeds.get(new Deed(key, value, false)));
  }

  /// When a key had a value, or had none, oldest first.
  List<Span> spans(String key, @Nullable Object value) {
    if (value == null && !spans.containsKey(new State(key, null))) {
      return List.of(new Span(0, Long.MAX_VALUE));
    }
    return spans.getOrDefault(new State(key, value), List.of());
  }

  /// What makes a change or a write the only one of its kind.
  static Object deed(MapChange<Object> change) {
    return deed(change.key(), change.oldValue(), change.newValue());
  }

  /// As for a change.
  static Object deed(Event.Write write) {
    return deed(write.key(), write.before(), write.after());
  }

  private static Deed deed(String key, @Nullable Object before, @Nullable Object after) {
    return after != null
        ? new Deed(key, after, false)
        : new Deed(key, Objects.requireNonNull(before, "a removal of nothing"), true);
  }
}
