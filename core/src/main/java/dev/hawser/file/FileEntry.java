package dev.hawser.file;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file, folder or link of the other end.
///
/// @param path as asked for, and the names below, with `/` between
/// @param kind what it is
/// @param size in bytes; 0 unless it is a file
/// @param modified when its content was changed last
/// @param permissions such as `rw-r--r--`, or null where there are none
/// @param link where a link leads, as written in it, or null
public record FileEntry(
    String path,
    Kind kind,
    long size,
    Instant modified,
    @Nullable String permissions,
    @Nullable String link) {
  /// What something in a folder is.
  public enum Kind {
    /// A file.
    FILE,
    /// A folder.
    FOLDER,
    /// A symbolic link.
    LINK,
    /// A device, a socket, a named pipe or the like, which nothing can be done with from here.
    OTHER
  }

  /// Checks that what must be there is.
  public FileEntry {
    requireNonNull(path, "path");
    requireNonNull(kind, "kind");
    requireNonNull(modified, "modified");
  }

  /// The last name of the path.
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
