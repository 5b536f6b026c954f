package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// The folders of a transfer. While it runs its owner may do everything in them; in the end they
/// get their times, which writing into them changes, and their permissions.
///
/// Not safe for use by many threads.
final class Folders {
  private static final int OWNER = 0700;

  /// A folder as it is to be in the end.
  ///
  /// @param mayBeGone whether it is to be deleted, too, if all in it can be
  private record Last(Entry entry, boolean mayBeGone) {}

  private final boolean permissions;
  private final SequencedMap<String, Last> folders = new LinkedHashMap<>();

  /// @param permissions whether they are transferred
  Folders(boolean permissions) {
    this.permissions = permissions;
  }

  /// Makes one.
  void make(Confined base, Path path, String relative, Entry entry) throws IOException {
    Files.createDirectory(path, attributes(path, entry));
    base.recheckMade(path);
    folders.put(relative, new Last(entry(entry, Entry.NO_MODE), false));
  }

  /// Nobody else may look into it in the meantime who may not in the end.
  private FileAttribute<?>[] attributes(Path path, Entry entry) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!posix || !permissions || entry.mode() == Entry.NO_MODE) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> open = Attributes.permissions(entry.mode() | OWNER);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(open)};
  }

  /// Keeps one that is there, and opens it for writing.
  void keep(Path path, String relative, Entry entry, Entry there) {
    boolean closed = there.mode() != Entry.NO_MODE && (there.mode() & OWNER) != OWNER;
    int before = closed ? open(path, relative) : Entry.NO_MODE;
    Last _ = folders.putIfAbsent(relative, new Last(entry(entry, before), false));
  }

  /// Opens one that is not of the transfer, so that something in it can be deleted.
  void openExtra(Path path, String relative) {
    Entry there = Attributes.entry(path, relative);
    if (open(path, relative) != Entry.NO_MODE) {
      Last _ = folders.putIfAbsent(relative, new Last(there, true));
    }
  }

  /// Lets the owner of a folder write into it. Whoever is not the owner has what he was given: if
  /// that is too little, what cannot be written there says so.
  ///
  /// @return the permissions it had, or {@link Entry#NO_MODE} if they are as before
  private static int open(Path path, String relative) {
    try {
      return Attributes.open(path, relative);
    } catch (FileException _) {
      return Entry.NO_MODE;
    }
  }

  private Entry entry(Entry entry, int before) {
    int mode = permissions && entry.mode() != Entry.NO_MODE ? entry.mode() : before;
    return new Entry(entry.path(), entry.kind(), 0, entry.modified(), mode, "");
  }

  /// Gives each its time and permissions, the deepest first.
  ///
  /// @return what failed
  List<FileException> finish(Confined base) {
    List<FileException> failures = new ArrayList<>();
    for (Map.Entry<String, Last> folder : folders.reversed().entrySet()) {
      try {
        finish(base, folder.getKey(), folder.getValue().entry);
      } catch (FileException failure) {
        if (!folder.getValue().mayBeGone || failure.reason() != Reason.MISSING) {
          failures.add(failure);
        }
      }
    }
    folders.clear();
    return failures;
  }

  private static void finish(Confined base, String relative, Entry entry) {
    Path path = relative.isEmpty() ? base.base() : base.existing(relative);
    if (Attributes.entry(path, relative).kind() != Entry.Kind.FOLDER) {
      throw DiskFailures.make(
          Reason.CHANGED, relative, "the folder was replaced meanwhile: do the transfer again");
    }
    Attributes.apply(path, entry, true);
  }
}
