package dev.hawser.internal.disk;

import dev.hawser.FileException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The files of a {@link Part} that is open, and what becomes of them at the end.
///
/// @param target the file to be
/// @param content where the content is gathered
/// @param claim the right to write the target in this process
/// @param brief set if the content has a name of its own in this process and no map on the disk
///   yet, because the file is not large: the right to that name
record PartFiles(
    Disk disk,
    Path target,
    PartSource source,
    Path content,
    Targets.Claim claim,
    Targets.@Nullable Claim brief) {
  /// Gives the content its time and permissions.
  void dress(Entry entry, boolean permissions) throws IOException {
    int mode = Modes.wanted(entry, permissions, target);
    Modes.dress(content, entry, mode >= 0 ? mode : Modes.usual(disk, Targets.folder(target)));
  }

  void moveIntoPlace() throws IOException {
    disk.move(content, target);
  }

  void forceFolder() throws IOException {
    disk.forceFolder(Targets.folder(target));
  }

  /// Says what went wrong.
  FileException failure(IOException e) {
    return Targets.failure(e, target);
  }

  /// Closes all, and leaves it to a later transfer or deletes it. An interrupt waits meanwhile.
  ///
  /// @param there which chunks are there
  void close(ChunkMap map, Disk.Content file, boolean left, IntPredicate there) {
    boolean interrupted = Thread.interrupted();
    try (claim;
        brief;
        file;
        map) {
      if (!left) {
        delete(map);
      } else if (brief != null) {
        leave(map, there);
      }
    } catch (IOException | FileException e) {
      System.getLogger("dev.hawser")
          .log(Level.WARNING, "cannot keep or remove what is left of " + target, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Deletes what is there and still ours: an interrupt may have closed the map, and with it the
  /// lock.
  private void delete(ChunkMap map) throws IOException {
    if (brief != null) {
      disk.delete(content);
    } else if (map.isLocked()) {
      deleteBoth();
    } else {
      try (ChunkMap _ = ChunkMap.lock(disk, HiddenNames.map(target), target, source)) {
        deleteBoth();
      }
    }
  }

  private void deleteBoth() throws IOException {
    disk.delete(HiddenNames.part(target));
    disk.delete(HiddenNames.map(target));
  }

  /// Gives a brief part the name and the map that a later transfer looks for. If that fails, or
  /// another process has left something there, it is deleted.
  private void leave(ChunkMap map, IntPredicate there) throws IOException {
    try (ChunkMap written = ChunkMap.lock(disk, HiddenNames.map(target), target, source)) {
      boolean done = false;
      try {
        written.clear();
        disk.move(content, HiddenNames.part(target));
        written.begin();
        for (int chunk = 0; chunk < source.chunks(); chunk++) {
          if (there.test(chunk)) {
            written.claim(chunk, map.sum(chunk));
          }
        }
        done = true;
      } finally {
        if (!done) {
          deleteBoth();
        }
      }
    } finally {
      disk.delete(content);
    }
  }
}
