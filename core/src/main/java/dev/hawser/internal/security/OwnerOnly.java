package dev.hawser.internal.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that nobody but their owner can read or change.
///
/// On file systems without such permissions, as on Windows, the permissions of the folder above
/// hold; that is the user's own.
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private OwnerOnly() {}

  /// Makes a folder and those above it, unless it exists. What is made is the owner's only; what
  /// exists stays as it is.
  public static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, FOLDER));
    }
  }

  /// Makes a folder that must be the owner's only, even if it exists.
  ///
  /// @throws IOException if others may enter it; the message says how to change that
  public static void makeGuardedFolder(Path folder) throws IOException {
    makeFolder(folder);
    check(folder);
  }

  /// Whether nobody else can read or change a file or folder; true where there are no permissions.
  public static boolean isOwnerOnly(Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    return view == null || view.readAttributes().permissions().stream().noneMatch(OTHERS::contains);
  }

  /// Makes sure that nobody else can read or change a file or folder.
  ///
  /// @throws IOException if somebody can; the message says how to change that
  public static void check(Path path) throws IOException {
    if (!isOwnerOnly(path)) {
      boolean folder = Files.isDirectory(path);
      throw new IOException(
          "%s can be read or changed by other users of this machine; if you trust what is in it: chmod %s '%s'"
              .formatted(path, folder ? "700" : "600", path));
    }
  }

  /// Reads a file that nobody else can read or change.
  ///
  /// @throws IOException if somebody can; the message says how to change that
  public static byte[] read(Path file) throws IOException {
    check(file);
    return Files.readAllBytes(file);
  }

  /// Gives a file new content, or makes it: at any moment, and after a crash, it is either the old
  /// or the new one.
  public static void replace(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      throw new IOException(file + " is no file");
    }
    Path fresh = Files.createTempFile(folder, name + ".", ".new", attributes(folder, FILE));
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        write(channel, content);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    flush(folder);
  }

  /// Opens a file for writing and locking, and makes it if it does not exist.
  public static FileChannel open(Path file) throws IOException {
    try {
      Set<StandardOpenOption> fresh =
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return FileChannel.open(file, fresh, attributes(file, FILE));
    } catch (FileAlreadyExistsException exists) {
      return FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    channel.force(true);
  }

  /// Makes a rename last; where folders cannot be flushed, the system does it in its own time.
  private static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notPossibleHere) {
      // The file itself is flushed, so it is whole, old or new.
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
