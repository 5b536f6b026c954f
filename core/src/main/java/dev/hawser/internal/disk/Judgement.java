package dev.hawser.internal.disk;

import dev.hawser.FileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is to become of an entry, before anything is done about it.
sealed interface Judgement {
  /// A place at the destination.
  ///
  /// @param relative below the base
  /// @param path the same, checked; null if the folder above is not there yet
  /// @param there what is there, or null
  record Spot(String relative, @Nullable Path path, @Nullable Entry there) {}

  /// It cannot be transferred.
  record Refuse(FileException failure) implements Judgement {}

  /// Something else is in its place, and stays.
  record Skip() implements Judgement {}

  /// It is there, if perhaps with other permissions.
  record Keep(Spot spot, Entry there) implements Judgement {}

  /// It is to be made, and what is there gives way.
  ///
  /// @param old a file that may have some of its content, or null
  /// @param renamed whether its own place was taken
  record Put(Spot spot, @Nullable Path old, boolean renamed) implements Judgement {}
}
