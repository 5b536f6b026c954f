package dev.hawser.internal.disk;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/// The disk of this machine.
final class SystemDisk implements Disk {
  static final SystemDisk ONLY = new SystemDisk();

  private static final Set<OpenOption> NEW =
      Set.of(CREATE_NEW, READ, WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> THERE = Set.of(READ, WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final String boot = bootOfLinux();

  private SystemDisk() {}

  private static String bootOfLinux() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public Content create(Path path, int mode) throws IOException {
    if (mode < 0 || !POSIX) {
      return new OpenFile(FileChannel.open(path, NEW));
    }
    FileAttribute<?> permissions =
        PosixFilePermissions.asFileAttribute(Attributes.permissions(mode));
    return new OpenFile(FileChannel.open(path, NEW, permissions));
  }

  @Override
  public Content open(Path path) throws IOException {
    return new OpenFile(FileChannel.open(path, THERE));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public long usable(Path folder) {
    File file = folder.toFile();
    return file.getTotalSpace() == 0 ? Long.MAX_VALUE : file.getUsableSpace();
  }

  @Override
  public String boot() {
    return boot;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  /// An open file of this machine's disk.
  private record OpenFile(FileChannel channel) implements Content {
    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      long position = at;
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
    }

    @Override
    public int read(ByteBuffer bytes, long at) throws IOException {
      return channel.read(bytes, at);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
      channel.force(true);
    }

    /// Locks a byte behind all content, since a lock keeps others from reading on some systems.
    @Override
    public boolean lock() throws IOException {
      try {
        return channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null;
      } catch (OverlappingFileLockException _) {
        return false;
      }
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
