package dev.hawser.internal.disk;

import dev.hawser.FileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What becomes of an entry at the destination.
public sealed interface Decision {
  /// It is there already. For a folder: its time and permissions follow at the end.
  record Equal() implements Decision {}

  /// Something else is in its place, and stays.
  record Skipped() implements Decision {}

  /// It cannot be transferred; others can.
  record Refused(FileException failure) implements Decision {}

  /// The folder or link was made.
  record Made(Entry entry) implements Decision {}

  /// The file is to be written.
  ///
  /// @param relative its path below the base, which is not the entry's if it was renamed
  /// @param target the same as a path that was checked
  /// @param old a file with older content, whose blocks may do, or null. With `Compare.CONTENT` and
  ///   `NOTHING` its content may well be the same
  /// @param isNew whether nothing is replaced
  /// @param remark what is to be told about it, such as the new name, or empty
  record Write(String relative, Path target, @Nullable Path old, boolean isNew, String remark)
      implements Decision {}
}
