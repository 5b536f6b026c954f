package dev.hawser.internal.space;

import dev.hawser.spi.EngineMap.Entry;
import org.jspecify.annotations.Nullable;

/// A value that stands in a map: its bytes, the version that wrote it, and, once somebody has read
/// it, the value itself if it cannot change.
final class Cell {
  private final byte[] bytes;
  private final long version;
  private volatile @Nullable Object shared;

  Cell(byte[] bytes, long version) {
    this.bytes = bytes;
    this.version = version;
  }

  static @Nullable Cell of(@Nullable Entry entry) {
    return entry == null ? null : new Cell(entry.value(), entry.version());
  }

  byte[] bytes() {
    return bytes;
  }

  long version() {
    return version;
  }

  /// The value that all readers may share, or null.
  @Nullable Object shared() {
    return shared;
  }

  void share(Object value) {
    shared = value;
  }
}
