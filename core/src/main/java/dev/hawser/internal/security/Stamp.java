package dev.hawser.internal.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// What tells that a file was changed or replaced, without reading it.
///
/// @param key what tells it from others of its name, null where the file system has no such thing
record Stamp(FileTime modified, long size, @Nullable Object key) {
  private static final Stamp OF_NONE = new Stamp(FileTime.fromMillis(0), -1, null);

  /// The stamp of what is there now; there need not be a file.
  static Stamp of(Path path) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
    } catch (NoSuchFileException e) {
      return OF_NONE;
    }
  }

  boolean isOfAFile() {
    return !equals(OF_NONE);
  }
}
