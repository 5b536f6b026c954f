package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Files that arrive in one piece each: written to a hidden file beside the target, which is
/// renamed into place at once. Safe for use by many threads.
public final class SmallFiles {
  private final Disk disk;
  private final boolean permissions;
  private final boolean durable;
  private final RealFolders known = new RealFolders();
  private volatile @Nullable Made made;

  /// The permissions that a file was made with lately.
  ///
  /// @param exact whether it has got them. The process's default takes some away, or the folder's;
  ///   the next file in the folder fares the same
  private record Made(Path folder, int mode, boolean exact) {}

  /// @param permissions whether the entries' permissions are wanted; else a file gets those of the
  ///   one it replaces, or the process's defaults
  /// @param durable whether to wait until all of a file is on the disk
  public SmallFiles(Disk disk, boolean permissions, boolean durable) {
    this.disk = disk;
    this.permissions = permissions;
    this.durable = durable;
  }

  /// Writes a file. What had its name is replaced: a file even if it is read-only, a link itself
  /// and not what it leads to. If that fails nothing is left behind.
  ///
  /// @param target the file to be, in a folder that exists; as {@link Confined} gives it, without
  ///   links on its way
  /// @param entry time and permissions
  /// @throws FileException `IN_USE`, `NO_SPACE`, `IS_FOLDER`, `OUTSIDE` if a folder on the way was
  ///   exchanged for a link, and others
  public void write(Path target, byte[] bytes, int offset, int length, Entry entry) {
    ByteBuffer content = ByteBuffer.wrap(bytes, offset, length);
    try (Targets.Claim _ = Targets.claim(target)) {
      Path folder = Targets.folder(target);
      requireReal(folder, target);
      int mode = Modes.wanted(entry, permissions, target);
      FreshNames.Fresh fresh = FreshNames.make(disk, folder, mode);
      try {
        fill(fresh, content, () -> dress(folder, fresh.path(), entry, mode));
        disk.move(fresh.path(), target);
      } catch (IOException | RuntimeException e) {
        delete(fresh.path(), e);
        throw e;
      }
      if (durable) {
        disk.forceFolder(folder);
      }
    } catch (IOException e) {
      throw Targets.failure(e, target);
    }
  }

  /// Somebody may have put a link in the place of a folder since the target was found.
  private void requireReal(Path folder, Path target) throws IOException {
    Path here = folder.toAbsolutePath();
    if (!known.isReal(here) && !folder.toRealPath().equals(here)) {
      throw DiskFailures.make(
          Reason.OUTSIDE,
          target.toString(),
          "a folder on its way was exchanged for a link: remove that, and transfer it again");
    }
  }

  private void fill(FreshNames.Fresh fresh, ByteBuffer content, Runnable dressing)
      throws IOException {
    try (Disk.Content file = fresh.file()) {
      file.write(content, 0);
      dressing.run();
      if (durable) {
        file.force();
      }
    }
  }

  /// Gives a file that was made with its permissions its time, and the permissions once more if it
  /// has not got them.
  private void dress(Path folder, Path file, Entry entry, int mode) {
    if (mode < 0 || isExact(folder, file, mode)) {
      Attributes.applyToNew(file, entry, disk.now());
    } else {
      Modes.dress(file, entry, mode);
    }
  }

  private boolean isExact(Path folder, Path file, int mode) {
    Made lately = made;
    if (lately == null || lately.mode != mode || !lately.folder.equals(folder)) {
      lately = new Made(folder, mode, Modes.of(file) == mode);
      made = lately;
    }
    return lately.exact;
  }

  private void delete(Path path, Exception because) {
    try {
      disk.delete(path);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }
}
