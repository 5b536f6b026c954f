package dev.hawser.internal.space.map;

import dev.hawser.Outcome;
import dev.hawser.internal.space.map.MapOwner.Written;
import dev.hawser.internal.space.value.Place;
import dev.hawser.internal.space.value.Values;
import dev.hawser.spi.EngineMap.Condition;
import org.jspecify.annotations.Nullable;

/// Changes a key by a function of its value: tries on the condition that nobody was faster, and
/// starts again from what the faster one wrote.
final class Compound<V> {
  /// What a function of a value decides.
  sealed interface Decision<V> {
    /// Writes a value, or removes the key.
    record Write<V>(@Nullable V value) implements Decision<V> {}

    /// Leaves everything as it is.
    record Keep<V>() implements Decision<V> {}
  }

  /// Decides from the present value; runs again when somebody was faster.
  @FunctionalInterface
  interface Step<V> {
    Decision<V> decide(@Nullable V present);
  }

  /// What came of it.
  ///
  /// @param written whether something was written
  /// @param value the value that stands there now, or null
  record Result<V>(boolean written, @Nullable V value) {}

  private final MapOwner owner;
  private final MapView view;
  private final Values values;
  private final Class<V> type;

  Compound(MapOwner owner, MapView view, Values values, Class<V> type) {
    this.owner = owner;
    this.view = view;
    this.values = values;
    this.type = type;
  }

  /// Changes a key. A decision to leave it as it is counts only when the owner confirms that the
  /// value it was based on is the present one.
  Result<V> change(String key, Step<V> step, long moment) {
    Cell present = view.read(key);
    boolean confirmed = false;
    while (true) {
      V value = value(key, present);
      Decision<V> decision = step.decide(value);
      if (decision instanceof Decision.Write<V>(V next) && (next != null || value != null)) {
        Written written = write(key, present, next, moment);
        if (written.applied()) {
          return new Result<>(true, next);
        }
        present = written.before();
      } else if (confirmed) {
        return new Result<>(false, value);
      } else {
        present = owner.read(key, moment);
      }
      confirmed = true;
    }
  }

  private Written write(String key, @Nullable Cell present, @Nullable V next, long moment) {
    Condition condition =
        present == null ? new Condition.Absent() : new Condition.At(present.version());
    return owner.write(key, condition, next == null ? null : values.encode(next), true, moment);
  }

  /// What cannot be read is met before anything is written.
  private @Nullable V value(String key, @Nullable Cell cell) {
    return cell == null
        ? null
        : new Place("map", owner.name()).expect(type, cell.value(values), key, Outcome.NOT_SENT);
  }
}
