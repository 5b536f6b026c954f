package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A disk that fails as a test wants it to.
public final class FaultyDisk implements Disk {
  private final Disk real = Disk.system();

  /// How many bytes can still be written.
  public final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

  /// Called before anything changes on the disk.
  public volatile Runnable beforeEach = () -> {};

  public volatile boolean deniesCreating;
  public volatile boolean failsMoving;
  public volatile boolean failsForcing;
  public volatile boolean failsReading;
  public volatile long usable = Long.MAX_VALUE;
  public volatile String boot = "boot 1";
  public volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");

  @Override
  public Content create(Path path, int mode) throws IOException {
    beforeEach.run();
    if (deniesCreating) {
      throw new AccessDeniedException(path.toString());
    }
    return new FaultyContent(real.create(path, mode));
  }

  @Override
  public Content open(Path path) throws IOException {
    return new FaultyContent(real.open(path));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    beforeEach.run();
    if (failsMoving) {
      throw new IOException("Input/output error");
    }
    real.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    beforeEach.run();
    real.delete(path);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    real.forceFolder(folder);
  }

  @Override
  public long usable(Path folder) {
    return usable;
  }

  @Override
  public String boot() {
    return boot;
  }

  @Override
  public Instant now() {
    return now;
  }

  /// An open file of this disk.
  private final class FaultyContent implements Content {
    private final Content file;

    FaultyContent(Content file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      beforeEach.run();
      long before = room.getAndUpdate(left -> Math.max(0, left - bytes.remaining()));
      if (before >= bytes.remaining()) {
        file.write(bytes, at);
        return;
      }
      file.write(bytes.slice(bytes.position(), (int) before), at);
      throw new IOException("No space left on device");
    }

    @Override
    public int read(ByteBuffer bytes, long at) throws IOException {
      if (failsReading) {
        throw new IOException("Input/output error");
      }
      return file.read(bytes, at);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      beforeEach.run();
      file.truncate(size);
    }

    @Override
    public void force() throws IOException {
      if (failsForcing) {
        throw new IOException("Input/output error");
      }
      file.force();
    }

    @Override
    public boolean lock() throws IOException {
      return file.lock();
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
