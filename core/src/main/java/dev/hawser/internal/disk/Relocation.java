package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/// Gives a file, a link or a folder another name, and never replaces anything, even if that appears
/// at the same moment.
///
/// The operating system's own renaming replaces files, and empty folders. So a file first gets its
/// new name as a second one, which fails if the name is taken, and then loses the old one. A folder
/// takes the place of an empty one that was made for it.
public final class Relocation {
  private final Confined from;
  private final String relativeFrom;
  private final Path source;
  private final Confined to;
  private final String relativeTo;
  private final Path target;

  private Relocation(Confined from, String relativeFrom, Confined to, String relativeTo) {
    this.from = from;
    this.relativeFrom = relativeFrom;
    this.source = from.existing(relativeFrom);
    this.to = to;
    this.relativeTo = relativeTo;
    this.target = to.target(relativeTo);
  }

  /// Moves something. Links in a folder that is moved are moved as they are, wherever they lead
  /// from there: they are checked when somebody follows them.
  ///
  /// @throws dev.hawser.FileException `EXISTS` if there is something already, `OUTSIDE` if it is a
  ///   link that would lead out, and others
  public static void move(Confined from, String relativeFrom, Confined to, String relativeTo) {
    new Relocation(from, relativeFrom, to, relativeTo).move();
  }

  private void move() {
    if (HiddenNames.isOurs(HiddenNames.last(target))) {
      throw DiskFailures.make(
          Reason.BAD_NAME, relativeTo, "such names are kept for transfers: choose another one");
    }
    BasicFileAttributes found = look();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
    try {
      if (found.isDirectory()) {
        moveFolder();
      } else if (found.isSymbolicLink()) {
        moveLink();
      } else if (found.isRegularFile()) {
        moveFile();
      } else {
        throw DiskFailures.make(
            Reason.NO_FILE,
            relativeFrom,
            "it is a device, a socket or a pipe: only files are moved");
      }
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      throw exists();
    } catch (IOException e) {
      throw DiskFailures.of(e, relativeTo);
    }
  }

  private BasicFileAttributes look() {
    try {
      return Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw DiskFailures.of(e, relativeFrom);
    }
  }

  private FileException exists() {
    return DiskFailures.make(
        Reason.EXISTS, relativeTo, "it exists already: delete it or choose another name");
  }

  // ---- files ----

  private void moveFile() throws IOException {
    try (Targets.Claim _ = Targets.claim(source);
        Targets.Claim _ = Targets.claim(target)) {
      if (secondName()) {
        requireInside();
        Files.delete(source);
      } else {
        takePlace();
      }
    }
  }

  /// Somebody may have put a link in the place of a folder meanwhile.
  private void requireInside() throws IOException {
    try {
      to.recheck(target);
    } catch (FileException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  /// Whether the file has its new name besides the old one. Not all file systems can do that, and
  /// none with files of other users.
  private boolean secondName() throws IOException {
    try {
      Files.createLink(target, source);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return false;
    }
  }

  /// Takes the place of an empty file that was made for it.
  private void takePlace() throws IOException {
    Files.createFile(target);
    rename();
  }

  // ---- folders ----

  private void moveFolder() throws IOException {
    if (target.startsWith(source)) {
      throw DiskFailures.make(
          Reason.BAD_NAME,
          relativeTo,
          "a folder cannot be moved into itself: choose another place");
    }
    if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(target);
      rename();
    } else {
      Files.move(source, target);
    }
  }

  /// Renames onto what was made for it, which goes if that fails.
  private void rename() throws IOException {
    to.recheckMade(target);
    try {
      from.recheck(source);
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      giveBack(e);
      throw e;
    }
  }

  private void giveBack(Exception because) {
    try {
      boolean file = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
      if (!file || Files.size(target) == 0) {
        Files.delete(target);
      }
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  // ---- links ----

  private void moveLink() throws IOException {
    Path leads = Files.readSymbolicLink(source);
    if (to.leadsOut(relativeTo, leads.toString())) {
      throw DiskFailures.make(
          Reason.OUTSIDE, relativeFrom, "the link would lead out from there: it stays where it is");
    }
    Files.createSymbolicLink(target, leads);
    to.recheckMade(target);
    Files.delete(source);
  }
}
