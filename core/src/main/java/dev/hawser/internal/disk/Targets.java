package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Which files this process is writing. A file is written by one transfer at a time; between
/// processes a lock on the {@link ChunkMap} sees to that.
public final class Targets {
  private static final Map<Path, Claim> CLAIMS = new ConcurrentHashMap<>();

  /// How long one who gives way may take to let go of its files.
  private static final long GIVING_WAY_SECONDS = 10;

  private Targets() {}

  /// Claims a file for one writer.
  ///
  /// @throws FileException `IN_USE` if another transfer of this process writes it
  public static Claim claim(Path target) {
    return claim(target, Holder.STAYS);
  }

  /// As {@link #claim(Path)}, waiting for one who gives way.
  static Claim claim(Path target, Holder holder) {
    Path key = target.toAbsolutePath().normalize();
    Claim claim = new Claim(key, holder);
    for (Claim other = CLAIMS.putIfAbsent(key, claim);
        other != null;
        other = CLAIMS.putIfAbsent(key, claim)) {
      if (!other.holder.givesWay() || !other.isGoneSoon(target)) {
        throw inUse(
            target, "another transfer of this process (" + ProcessHandle.current().pid() + ")");
      }
    }
    return claim;
  }

  static FileException inUse(Path target, String writer) {
    return DiskFailures.make(
        Reason.IN_USE,
        target.toString(),
        writer + " is writing it: wait until that is over, or end it");
  }

  /// The folder that a file is in.
  static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  /// Says what went wrong with a file while it was written.
  static FileException failure(IOException e, Path target) {
    if (e instanceof ClosedChannelException) {
      return interrupted(target);
    }
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      return DiskFailures.make(
          Reason.IS_FOLDER,
          target.toString(),
          "it is a folder, which no file replaces: remove it, or choose another name");
    }
    return DiskFailures.of(e, target.toString());
  }

  /// A transfer was ended while it wrote.
  static FileException interrupted(Path target) {
    return DiskFailures.make(
        Reason.IO,
        target.toString(),
        "it was not completed, as its transfer was interrupted: transfer it again");
  }

  /// The right to write a file, until it is closed.
  public static final class Claim implements AutoCloseable {
    private final Path key;
    private final Holder holder;
    private final CountDownLatch gone = new CountDownLatch(1);

    private Claim(Path key, Holder holder) {
      this.key = key;
      this.holder = holder;
    }

    private boolean isGoneSoon(Path target) {
      try {
        return gone.await(GIVING_WAY_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted(target);
      }
    }

    @Override
    public void close() {
      CLAIMS.remove(key, this);
      gone.countDown();
    }
  }
}
