package dev.hawser.internal.disk;

import dev.hawser.FileException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The names of files that soon get another one, and the removal of those whose process was killed.
///
/// The name tells when the file was made. Most are there for a moment, and one that is an hour old
/// is left over, unless somebody has locked it. Whoever makes one in a folder looks for those, once
/// in an hour.
final class FreshNames {
  private static final long STALE = Duration.ofHours(1).toMillis();
  private static final int ATTEMPTS = 100;
  private static final int REMEMBERED = 1024;
  private static final AtomicLong COUNTER = new AtomicLong();
  private static final Map<Path, Long> SWEPT = new Swept();

  private FreshNames() {}

  /// A name that nobody else in this process chooses.
  static String next(Disk disk) {
    long process = ProcessHandle.current().pid();
    return HiddenNames.fresh(disk.now().toEpochMilli(), process, COUNTER.incrementAndGet());
  }

  /// A new file of such a name.
  record Fresh(Path path, Disk.Content file) {}

  /// Makes one. Only a process on another machine, or in another container, that writes into the
  /// same folder can have chosen the same name.
  static Fresh make(Disk disk, Path folder, int mode) throws IOException {
    sweep(disk, folder);
    for (int attempt = 1; ; attempt++) {
      Path path = folder.resolve(next(disk));
      try {
        return new Fresh(path, disk.create(path, mode));
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// Removes what is left over in a folder, unless that was done lately.
  private static void sweep(Disk disk, Path folder) throws IOException {
    long now = disk.now().toEpochMilli();
    if (isDue(folder, now)) {
      try (DirectoryStream<Path> names = Files.newDirectoryStream(folder, ".*.hawser-new")) {
        for (Path path : names) {
          long made = HiddenNames.millisOfFresh(HiddenNames.last(path));
          if (made >= 0 && now - made > STALE) {
            removeUnlessUsed(disk, path);
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
  }

  /// What cannot be removed does no harm, and stays.
  private static void removeUnlessUsed(Disk disk, Path path) {
    try (Targets.Claim _ = Targets.claim(path);
        Disk.Content file = Modes.openOwn(disk, path)) {
      if (file.lock()) {
        disk.delete(path);
      }
    } catch (IOException | FileException _) {
      // It is in use, or not ours.
    }
  }

  private static boolean isDue(Path folder, long now) {
    synchronized (SWEPT) {
      Long last = SWEPT.get(folder);
      if (last != null && now - last < STALE) {
        return false;
      }
      SWEPT.put(folder, now);
      return true;
    }
  }

  /// When folders were looked through, of those that were written to lately.
  private static final class Swept extends LinkedHashMap<Path, Long> {
    private static final long serialVersionUID = 1;

    Swept() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, Long> eldest) {
      return size() > REMEMBERED;
    }
  }
}
