package dev.hawser.internal.disk;

import dev.hawser.FileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file that arrives in one piece: written to a hidden file beside the target, which is renamed
/// into place at once.
public final class SmallFile {
  private SmallFile() {}

  /// Writes a file. What had its name is replaced: a file even if it is read-only, a link itself
  /// and not what it leads to. If that fails nothing is left behind.
  ///
  /// @param target the file to be, in a folder that exists
  /// @param entry time and permissions
  /// @param permissions whether the entry's permissions are wanted; else the file gets those of the
  ///   one it replaces, or the process's defaults
  /// @param durable whether to wait until all of it is on the disk
  /// @throws FileException `IN_USE`, `NO_SPACE`, `IS_FOLDER` and others
  public static void write(
      Disk disk,
      Path target,
      byte[] bytes,
      int offset,
      int length,
      Entry entry,
      boolean permissions,
      boolean durable) {
    ByteBuffer content = ByteBuffer.wrap(bytes, offset, length);
    try (Targets.Claim _ = Targets.claim(target)) {
      Path folder = Targets.folder(target);
      int mode = Modes.wanted(entry, permissions, target);
      FreshNames.Fresh fresh = FreshNames.make(disk, folder, mode);
      try {
        fill(fresh, content, durable, () -> Modes.dress(fresh.path(), entry, mode));
        disk.move(fresh.path(), target);
      } catch (IOException | RuntimeException e) {
        delete(disk, fresh.path(), e);
        throw e;
      }
      if (durable) {
        disk.forceFolder(folder);
      }
    } catch (IOException e) {
      throw Targets.failure(e, target);
    }
  }

  private static void fill(
      FreshNames.Fresh fresh, ByteBuffer content, boolean durable, Runnable dressing)
      throws IOException {
    try (Disk.Content file = fresh.file()) {
      file.write(content, 0);
      dressing.run();
      if (durable) {
        file.force();
      }
    }
  }

  private static void delete(Disk disk, Path path, Exception because) {
    try {
      disk.delete(path);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }
}
