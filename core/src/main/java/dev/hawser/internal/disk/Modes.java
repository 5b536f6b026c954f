package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/// Permission bits of files that are being made.
final class Modes {
  /// Nobody else reads a file before it is complete and has its own permissions.
  static final int OWNER_ONLY = 0600;

  private Modes() {}

  private static int bit(PosixFilePermission permission) {
    return 0400 >> permission.ordinal();
  }

  /// The bits of a file; -1 if there is no plain file, or the file system has no such bits.
  static int of(Path path) {
    PosixFileAttributeView view = view(path);
    if (view == null) {
      return -1;
    }
    try {
      PosixFileAttributes attributes = view.readAttributes();
      if (!attributes.isRegularFile()) {
        return -1;
      }
      return attributes.permissions().stream().mapToInt(Modes::bit).sum();
    } catch (IOException _) {
      return -1;
    }
  }

  /// Changes the bits of a file, if it can be done.
  static boolean change(Path path, int mode) {
    PosixFileAttributeView view = view(path);
    if (view == null) {
      return false;
    }
    try {
      view.setPermissions(Attributes.permissions(mode));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static @Nullable PosixFileAttributeView view(Path path) {
    return Files.getFileAttributeView(
        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /// The permissions that a file is to have: the entry's if they are wanted and known, else those
  /// of the file that it replaces; -1 if there is none, for the default.
  static int wanted(Entry entry, boolean permissions, Path target) {
    return permissions && entry.mode() >= 0 ? entry.mode() : of(target);
  }

  /// The permissions that new files in a folder have by default; -1 if there are none.
  static int usual(Disk disk, Path folder) throws IOException {
    FreshNames.Fresh fresh = FreshNames.make(disk, folder, -1);
    try (Disk.Content _ = fresh.file()) {
      return of(fresh.path());
    } finally {
      disk.delete(fresh.path());
    }
  }

  /// Opens a file of ours. One that was dressed for its place already may be read-only.
  static Disk.Content openOwn(Disk disk, Path path) throws IOException {
    try {
      return disk.open(path);
    } catch (AccessDeniedException e) {
      if (!change(path, OWNER_ONLY)) {
        throw e;
      }
      return disk.open(path);
    }
  }

  /// Gives a file its time and permissions, before it is renamed into place.
  static void dress(Path file, Entry entry, int mode) {
    Entry dressed =
        new Entry(entry.path(), entry.kind(), entry.size(), entry.modified(), mode, entry.link());
    Attributes.apply(file, dressed, mode >= 0);
  }
}
