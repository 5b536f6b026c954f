package dev.hawser.internal.space.map;

import dev.hawser.spi.EngineMap.Condition;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Where a map is kept, as seen from one end: the engine in this JVM, or the server at the other
/// end of a session. Methods wait until a given moment on the timer's scale, and throw what {@link
/// dev.hawser.SharedMap} says.
public interface MapOwner {
  /// The map's name.
  String name();

  /// Writes one key if its condition holds.
  ///
  /// @param value the new value, or null to remove the key
  /// @param wantsBefore whether the entry that stood there is asked for even if the write applies
  Written write(
      String key, Condition condition, byte @Nullable [] value, boolean wantsBefore, long moment);

  /// Reads one key.
  @Nullable Cell read(String key, long moment);

  /// The map's version after every write that was done before this call.
  long version(long moment);

  /// How many keys there are.
  int size(long moment);

  /// Everything there is, each key once; writes meanwhile may be seen or not.
  Iterator<Map.Entry<String, Cell>> content(long moment);

  /// A replica that follows this map from now on; complete once it can be read.
  CompletableFuture<Replica> replicate();

  /// Hears of every change from now on without a replica.
  ///
  /// @return what ends it
  Runnable listen(ChangeListener listener, long moment);

  /// What came of a write. When it was not applied, `before` is what stands there instead.
  record Written(boolean applied, @Nullable Cell before) {}

  /// Hears of changes in order. Calls come one at a time, on threads that must not be held up.
  @FunctionalInterface
  interface ChangeListener {
    /// One key changed.
    ///
    /// @param origin the id of the peer that changed it, or 0
    void changed(
        String key, @Nullable Cell before, @Nullable Cell after, long version, long origin);
  }
}
