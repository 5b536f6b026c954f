package dev.hawser.internal.space.map;

import static java.util.Objects.requireNonNull;

import dev.hawser.internal.codec.Decoded;
import dev.hawser.internal.space.value.Values;
import dev.hawser.spi.EngineMap.Entry;
import org.jspecify.annotations.Nullable;

/// A value that stands in a map: its bytes, the version that wrote it, and, once somebody has read
/// it, the value itself if it cannot change.
public final class Cell {
  private final byte[] bytes;
  private final long version;

  /// The value that all readers may share, or null.
  private volatile @Nullable Object shared;

  /// Creates a value that a version wrote.
  public Cell(byte[] bytes, long version) {
    this.bytes = bytes;
    this.version = version;
  }

  /// The value of an entry, or null if there is none.
  public static @Nullable Cell of(@Nullable Entry entry) {
    return entry == null ? null : new Cell(entry.value(), entry.version());
  }

  /// The value as bytes.
  public byte[] bytes() {
    return bytes;
  }

  /// The version that wrote it.
  public long version() {
    return version;
  }

  /// The value: a copy, unless it cannot change.
  Object value(Values values) {
    Object known = shared;
    return known != null ? known : decodeAndShare(values);
  }

  private Object decodeAndShare(Values values) {
    Decoded decoded = values.decoded(bytes);
    Object value = requireNonNull(decoded.value());
    if (decoded.immutable()) {
      shared = value;
    }
    return value;
  }
}
