package dev.hawser.internal.space.map;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a map's reads come from: the replica in this JVM, or its owner.
public interface MapView {
  /// Reads one key.
  @Nullable Cell read(String key);

  /// How many keys there are.
  int size();

  /// Everything there is, each key once; changes meanwhile may be seen or not.
  Iterator<Map.Entry<String, Cell>> content();

  /// The version of the newest change that reads can see.
  long version();

  /// Waits until reads see everything that was written before this call.
  void sync();

  /// Hears of every change from now on.
  ///
  /// @return what ends it
  Runnable listen(MapOwner.ChangeListener listener);
}
