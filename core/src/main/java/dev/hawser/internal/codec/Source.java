package dev.hawser.internal.codec;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// From where a {@link Foreign} reads an object that holds others, as {@link Sink} wrote it.
public interface Source {
  /// The bytes that the object itself consists of.
  Input input();

  /// From now on references back lead to this object, although it may still be empty. To be said
  /// before what it holds is read, if that can be; it does nothing for an object that is not
  /// numbered.
  void exists(Object object);

  /// Reads a value that the object holds.
  ///
  /// @throws dev.hawser.ValueException if that does not exist yet, because it is being read itself
  @Nullable Object read();

  /// Reads a value that the object holds and puts it in its place: at once, or as soon as it
  /// exists.
  void read(Consumer<@Nullable Object> place);

  /// Reads a name.
  String readName();

  /// Counts memory that the object takes beside what it holds.
  ///
  /// @throws dev.hawser.ValueException if the whole value takes more than it may
  void charge(long bytes);

  /// Reads what {@link Sink#writeApart} wrote. It counts against the same limits.
  @Nullable Object readApart(AllowedTypes types, Foreign foreign);
}
