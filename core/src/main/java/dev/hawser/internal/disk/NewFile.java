package dev.hawser.internal.disk;

import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// A file of which nobody knows how long it will be: written to a hidden file beside the target,
/// which is renamed into place at the end. What has the target's name keeps it until then. One
/// thread at a time.
public final class NewFile implements AutoCloseable {
  private final Disk disk;
  private final Path target;
  private final Targets.Claim claim;
  private final Path path;
  private final Disk.Content content;

  /// Keeps the hidden file from being taken for one that was left behind.
  private final Targets.Claim inUse;

  /// The permissions of the file that is replaced, or -1.
  private final int mode;

  private long length;
  private boolean closed;

  private NewFile(Disk disk, Path target, Targets.Claim claim) throws IOException {
    this.disk = disk;
    this.target = target;
    this.claim = claim;
    mode = Modes.of(target);
    FreshNames.Fresh fresh = FreshNames.make(disk, Targets.folder(target), mode);
    path = fresh.path();
    content = fresh.file();
    inUse = Targets.claim(path);
    boolean _ = content.lock();
  }

  /// Begins a file. It gets the permissions of the one that it replaces, if there is one.
  ///
  /// @param target the file to be, in a folder that exists
  /// @throws dev.hawser.FileException `IN_USE` if it is being written already, `IS_FOLDER` and
  ///   others
  public static NewFile begin(Disk disk, Path target) {
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw DiskFailures.make(
          Reason.IS_FOLDER, target.toString(), "it is a folder: name a file in it");
    }
    if (HiddenNames.isOurs(HiddenNames.last(target))) {
      throw DiskFailures.make(
          Reason.BAD_NAME,
          target.toString(),
          "such names are kept for transfers: choose another one");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      // Refuses devices, pipes and the like: a file does not take their place.
      Entry _ = Attributes.entry(target, target.toString());
    }
    Targets.Claim claim = Targets.claim(target);
    try {
      return new NewFile(disk, target, claim);
    } catch (IOException e) {
      claim.close();
      throw Targets.failure(e, target);
    }
  }

  /// Where the content is gathered.
  public Path path() {
    return path;
  }

  /// Writes all that remains in a buffer behind what is there.
  public void write(ByteBuffer bytes) {
    int count = bytes.remaining();
    try {
      content.write(bytes, length);
      length += count;
    } catch (IOException e) {
      throw Targets.failure(e, target);
    }
  }

  /// Gives the file its name. What had that name is replaced: a link itself, and not what it leads
  /// to.
  public void finish() {
    try {
      if (mode >= 0) {
        Modes.dress(path, dress(), mode);
      }
      content.close();
      disk.move(path, target);
      closed = true;
      letGo();
    } catch (IOException e) {
      throw Targets.failure(e, target);
    }
  }

  private Entry dress() {
    Instant now = disk.now();
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    return new Entry("", Entry.Kind.FILE, length, nanos, mode, "");
  }

  /// Removes what was written, unless it was finished.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      try {
        disk.delete(path);
      } finally {
        letGo();
      }
    } catch (IOException e) {
      throw Targets.failure(e, target);
    }
  }

  private void letGo() throws IOException {
    try (claim;
        inUse) {
      content.close();
    }
  }
}
