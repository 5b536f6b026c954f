package dev.hawser.internal.engine;

import dev.hawser.spi.EngineMap.Change;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A map's recent changes, from which a watcher that was away for a while catches up. Guarded by
/// its map's lock.
final class History {
  /// A watcher is away for seconds when its connection breaks; this covers a few hundred changes in
  /// each of them.
  static final int MAX_CHANGES = 4_096;

  /// Beyond this, replaying costs about as much as sending the map again.
  static final long MAX_BYTES = 16 << 20;

  /// Roughly what a change weighs beside its values.
  private static final int OVERHEAD = 128;

  private final ArrayDeque<Change> changes = new ArrayDeque<>();
  private long bytes;
  private long newest;

  /// Adds the next change; versions are consecutive.
  void add(Change change) {
    changes.addLast(change);
    newest = change.version();
    bytes += weight(change);
    while (changes.size() > MAX_CHANGES || bytes > MAX_BYTES) {
      bytes -= weight(changes.removeFirst());
    }
  }

  /// All changes after a version, or null if they are no longer known, or never were because the
  /// version was not reached yet.
  @Nullable List<Change> since(long version) {
    long missed = newest - version;
    if (missed < 0 || missed > changes.size()) {
      return null;
    }
    return changes.stream().skip(changes.size() - missed).toList();
  }

  void clear() {
    changes.clear();
    bytes = 0;
  }

  private static long weight(Change change) {
    return OVERHEAD + change.key().length() + length(change.before()) + length(change.after());
  }

  private static long length(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }
}
