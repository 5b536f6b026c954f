package dev.hawser.harm;

import dev.hawser.SharedMap;
import dev.hawser.harm.check.Event;
import dev.hawser.harm.check.MapHistory;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A shared map as one party uses it, with everything it does written down.
final class Recorder {
  static final String MAP = "ledger";

  private final long who;
  private final SharedMap<Object> map;
  private final MapHistory history;

  Recorder(Party party, MapHistory history) {
    this.who = party.id();
    this.map = party.space().map(MAP);
    this.history = history;
  }

  void put(String key, Object value) {
    long begin = System.nanoTime();
    wrote(key, map.put(key, value), value, begin);
  }

  void set(String key, Object value) {
    long begin = System.nanoTime();
    map.set(key, value);
    history.add(new Event.Write(who, key, null, false, value, true, begin, System.nanoTime()));
  }

  /// Begins a write and gives it up at once, which may be too late.
  void setAndCancel(String key, Object value) {
    long begin = System.nanoTime();
    CompletableFuture<@Nullable Void> future = map.async().set(key, value);
    boolean cancelled = future.cancel(true);
    long end = Long.MAX_VALUE;
    if (!cancelled) {
      future.join();
      end = System.nanoTime();
    }
    history.add(new Event.Write(who, key, null, false, value, !cancelled, begin, end));
  }

  void remove(String key) {
    long begin = System.nanoTime();
    Object before = map.remove(key);
    if (before == null) {
      read(key, null, true, begin);
    } else {
      wrote(key, before, null, begin);
    }
  }

  void removeIf(String key, Object expected) {
    long begin = System.nanoTime();
    boolean removed = map.remove(key, expected);
    conditional(removed, key, expected, null, begin);
  }

  boolean replace(String key, Object expected, Object value) {
    long begin = System.nanoTime();
    boolean replaced = map.replace(key, expected, value);
    conditional(replaced, key, expected, value, begin);
    return replaced;
  }

  private void conditional(
      boolean done, String key, Object expected, @Nullable Object value, long begin) {
    if (done) {
      wrote(key, expected, value, begin);
    } else {
      history.add(new Event.Mismatch(who, key, expected, begin, System.nanoTime()));
    }
  }

  @Nullable Object putIfAbsent(String key, Object value) {
    long begin = System.nanoTime();
    Object present = map.putIfAbsent(key, value);
    if (present == null) {
      wrote(key, null, value, begin);
    } else {
      read(key, present, true, begin);
    }
    return present;
  }

  void countByMerge(String key) {
    long begin = System.nanoTime();
    counted(key, map.merge(key, 1, Recorder::sum), begin);
  }

  void countByCompute(String key) {
    long begin = System.nanoTime();
    BiFunction<String, @Nullable Object, Object> next =
        (_, count) -> count == null ? 1 : (Integer) count + 1;
    counted(key, map.compute(key, next), begin);
  }

  /// Counts up by comparing and setting, until it is the first to do so.
  void countByReplace(String key) {
    boolean done = false;
    while (!done) {
      Object count = get(key);
      done = count == null ? putIfAbsent(key, 1) == null : replace(key, count, (Integer) count + 1);
    }
  }

  private static Object sum(Object a, Object b) {
    return (Integer) a + (Integer) b;
  }

  private void counted(String key, @Nullable Object count, long begin) {
    if (!(count instanceof Integer number)) {
      throw new AssertionError("counting " + key + " up gave " + count);
    }
    wrote(key, number == 1 ? null : number - 1, number, begin);
  }

  @Nullable Object get(String key) {
    long begin = System.nanoTime();
    return read(key, map.get(key), false, begin);
  }

  @Nullable Object getRemote(String key) {
    long begin = System.nanoTime();
    return read(key, map.remote().get(key), false, begin);
  }

  @Nullable Object getFresh(String key) {
    long begin = System.nanoTime();
    map.sync();
    return read(key, map.get(key), true, begin);
  }

  /// Notes that somebody sent word of a value, and reads it.
  void heard(String key, String value) {
    history.add(new Event.Heard(who, key, value, System.nanoTime()));
    get(key);
  }

  private void wrote(String key, @Nullable Object before, @Nullable Object after, long begin) {
    history.add(new Event.Write(who, key, before, true, after, true, begin, System.nanoTime()));
  }

  private @Nullable Object read(String key, @Nullable Object value, boolean fresh, long begin) {
    history.add(new Event.Read(who, key, value, fresh, begin, System.nanoTime()));
    return value;
  }
}
