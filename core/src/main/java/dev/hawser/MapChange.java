package dev.hawser;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One change of one key of a {@link SharedMap}.
///
/// @param key the key
/// @param oldValue the value before, or null when the key was absent
/// @param newValue the value after, or null when the key was removed
/// @param version the map's version after the change; versions of one map only grow
/// @param by the id of the peer that made the change ({@link Peer#id()}), or 0 for the server
///   itself
/// @param <V> the type of the map's values
public record MapChange<V>(
    String key, @Nullable V oldValue, @Nullable V newValue, long version, long by) {
  /// Checks that the key is present.
  public MapChange {
    Objects.requireNonNull(key, "key");
  }
}
