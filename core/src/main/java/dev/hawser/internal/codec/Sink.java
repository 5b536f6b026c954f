package dev.hawser.internal.codec;

import org.jspecify.annotations.Nullable;

/// Where a {@link Foreign} writes an object that holds others.
public interface Sink {
  /// Takes the bytes that the object itself consists of.
  Output output();

  /// Writes a value that the object holds, which may be one that was written before.
  void write(@Nullable Object value);

  /// Writes a name, such as a class's: in full once, and by its number after that.
  void writeName(String name);

  /// Writes a value by rules of its own: no reference leads from it to what is around it. It counts
  /// against the same limits.
  ///
  /// @param to where it goes, which need not be {@link #output}
  void writeApart(Output to, AllowedTypes types, Foreign foreign, @Nullable Object value);
}
