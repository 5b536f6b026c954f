package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.FileEntry;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Times and permissions of files, folders and links: read as they travel, and given to what has
/// arrived. Links are never followed.
///
/// What a file system has not, or what this process may not change, is left as it is.
public final class Attributes {
  private static final PosixFilePermission[] BITS = PosixFilePermission.values();
  private static final Set<PosixFilePermission> ALL_OF_OWNER =
      PosixFilePermissions.fromString("rwx------");

  private Attributes() {}

  /// What is at a place, as it travels.
  ///
  /// @param relative its path below the transfer's folder
  /// @throws FileException if nothing is there, or what is neither a file, a folder nor a link, or
  ///   if it may not be looked at
  public static Entry entry(Path path, String relative) {
    try {
      BasicFileAttributes found = read(path);
      long modified = found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      int mode = mode(found);
      if (found.isRegularFile()) {
        return new Entry(relative, Entry.Kind.FILE, found.size(), modified, mode, "");
      }
      if (found.isDirectory()) {
        return new Entry(relative, Entry.Kind.FOLDER, 0, modified, mode, "");
      }
      if (found.isSymbolicLink()) {
        return new Entry(relative, Entry.Kind.LINK, 0, modified, mode, link(path, relative));
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, relative);
    }
    throw DiskFailures.make(
        Reason.NO_FILE, relative, "it is a device, a socket or a pipe: only files can be used");
  }

  /// What is at a place, as it is shown.
  ///
  /// @param shown how the path is called by who asks
  /// @throws FileException if nothing is there, or if it may not be looked at
  public static FileEntry shown(Path path, String shown) {
    try {
      BasicFileAttributes found = read(path);
      FileEntry.Kind kind = FileEntry.Kind.OTHER;
      String link = null;
      if (found.isRegularFile()) {
        kind = FileEntry.Kind.FILE;
      } else if (found.isDirectory()) {
        kind = FileEntry.Kind.FOLDER;
      } else if (found.isSymbolicLink()) {
        kind = FileEntry.Kind.LINK;
        link = Files.readSymbolicLink(path).toString();
      }
      long size = found.isRegularFile() ? found.size() : 0;
      return new FileEntry(
          shown, kind, size, found.lastModifiedTime().toInstant(), permissions(found), link);
    } catch (IOException e) {
      throw DiskFailures.of(e, shown);
    }
  }

  /// The last name of a path.
  ///
  /// @param folder the path above it, for the message
  /// @throws FileException if this JVM cannot tell what it is called
  public static String name(Path path, String folder) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString();
    if (last != null && !isWhole(last)) {
      throw DiskFailures.make(
          Reason.BAD_NAME,
          folder.isEmpty() ? name : folder + "/" + name,
          NameRules.unwritable("it is not in this encoding"));
    }
    return name;
  }

  private static String link(Path path, String relative) throws IOException {
    Path target = Files.readSymbolicLink(path);
    if (!isWhole(target)) {
      throw DiskFailures.make(
          Reason.BAD_NAME,
          relative,
          "where the link leads cannot be read: "
              + NameRules.unwritable("it is not in this encoding"));
    }
    return target.toString().replace(target.getFileSystem().getSeparator(), "/");
  }

  /// Whether a path that came from the disk is the same when it is written again.
  private static boolean isWhole(Path path) {
    String text = path.toString();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return NameRules.isWritable(text) && path.equals(path.getFileSystem().getPath(text));
      }
    }
    return true;
  }

  private static BasicFileAttributes read(Path path) throws IOException {
    return Files.readAttributes(path, attributes(path), LinkOption.NOFOLLOW_LINKS);
  }

  private static Class<? extends BasicFileAttributes> attributes(Path path) {
    return isPosix(path) ? PosixFileAttributes.class : BasicFileAttributes.class;
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static int mode(BasicFileAttributes found) {
    return found instanceof PosixFileAttributes posix ? bits(posix.permissions()) : Entry.NO_MODE;
  }

  private static @Nullable String permissions(BasicFileAttributes found) {
    return found instanceof PosixFileAttributes posix
        ? PosixFilePermissions.toString(posix.permissions())
        : null;
  }

  /// The first of {@link #BITS} is the highest bit.
  private static int bits(Set<PosixFilePermission> permissions) {
    int bits = 0;
    for (PosixFilePermission permission : permissions) {
      bits |= 1 << BITS.length - 1 - permission.ordinal();
    }
    return bits;
  }

  /// The permissions that some bits stand for; others than the nine lowest are ignored.
  public static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (PosixFilePermission bit : BITS) {
      if ((mode >> BITS.length - 1 - bit.ordinal() & 1) != 0) {
        permissions.add(bit);
      }
    }
    return permissions;
  }

  /// Gives something the time of an entry and, if they are wanted and there are any, its
  /// permissions. Links have none.
  ///
  /// @throws FileException if it is gone
  public static void apply(Path path, Entry entry, boolean permissions) {
    boolean withMode = permissions && entry.mode() != Entry.NO_MODE && isPosix(path);
    FileTime modified = FileTime.from(entry.modified(), TimeUnit.NANOSECONDS);
    attempt(entry.path(), () -> setTimes(path, modified, null));
    if (withMode && entry.kind() != Entry.Kind.LINK) {
      attempt(entry.path(), () -> setMode(path, permissions(entry.mode())));
    }
  }

  /// Gives a file that was just made the time of an entry, and its own time as that of its last
  /// use, so that nobody has to look at it before.
  ///
  /// @throws FileException if it is gone
  static void applyToNew(Path file, Entry entry, Instant now) {
    FileTime modified = FileTime.from(entry.modified(), TimeUnit.NANOSECONDS);
    attempt(entry.path(), () -> setTimes(file, modified, FileTime.from(now)));
  }

  /// Lets this process read, enter and write a folder, if it is its owner; {@link #apply} puts it
  /// right at the end.
  ///
  /// @return the permission bits that it had, or {@link Entry#NO_MODE} if nothing was changed
  public static int open(Path folder, String relative) {
    try {
      if (read(folder) instanceof PosixFileAttributes found
          && found.isDirectory()
          && !found.permissions().containsAll(ALL_OF_OWNER)) {
        Set<PosixFilePermission> more = EnumSet.copyOf(ALL_OF_OWNER);
        more.addAll(found.permissions());
        setMode(folder, more);
        return bits(found.permissions());
      }
      return Entry.NO_MODE;
    } catch (IOException e) {
      throw DiskFailures.of(e, relative);
    }
  }

  private static void setTimes(Path path, FileTime modified, @Nullable FileTime used)
      throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(modified, used, null);
  }

  /// The JDK follows links here, whatever it is told.
  private static void setMode(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new FileSystemLoopException(path.toString());
    }
    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setPermissions(permissions);
  }

  private interface Change {
    void run() throws IOException;
  }

  private static void attempt(String path, Change change) {
    try {
      change.run();
    } catch (NoSuchFileException e) {
      throw DiskFailures.of(e, path);
    } catch (UnsupportedOperationException | IOException notPossibleHere) {
      // Not permitted, not supported, no such time on this file system: it stays as it is.
    }
  }
}
