package dev.hawser.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Which chunks of a {@link Part} are on the disk, kept in a file beside it. That file is also what
/// processes lock, so that only one writes the part.
///
/// It begins with what the part is for. Eight bytes for each chunk follow: the CRC32C of the
/// content, and a check of this entry itself; or zeros, if the chunk is not there. An entry is
/// written when the content has been written, so a process that is killed at any moment leaves a
/// map that claims nothing wrong. A map with anything in it that none of us has written is
/// worthless as a whole.
///
/// The system writes to the disk in whatever order it likes. So after a crash of the machine the
/// map may claim what was lost; it therefore tells in which run of the machine it was written.
final class ChunkMap implements AutoCloseable {
  private static final long MAGIC = 0x4841_5753_4552_0001L;
  private static final int BOOT_BYTES = 40;
  private static final int SUMMED = 4 * Long.BYTES + Integer.BYTES + BOOT_BYTES;
  private static final int HEADER = SUMMED + Integer.BYTES;
  private static final int ENTRY = Long.BYTES;
  private static final int ENTRIES_AT_ONCE = 8192;
  private static final int ATTEMPTS = 10;

  private final Disk.@Nullable Content file;
  private final PartSource source;
  private final byte[] boot;
  private final int[] sums;
  private boolean sameBoot;

  private ChunkMap(Disk.@Nullable Content file, PartSource source, String boot) {
    this.file = file;
    this.source = source;
    this.boot = bootBytes(boot);
    sums = new int[source.chunks()];
  }

  /// A map in memory only.
  static ChunkMap inMemory(PartSource source) {
    return new ChunkMap(null, source, "");
  }

  /// Opens the map, or makes an empty one, and locks it.
  ///
  /// @throws FileException `IN_USE` if another process has locked it
  static ChunkMap lock(Disk disk, Path path, Path target, PartSource source) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Disk.Content file = locked(disk, path, target);
      if (file != null) {
        return new ChunkMap(file, source, disk.boot());
      }
    }
    throw Targets.inUse(target, "other processes, one after the other");
  }

  /// Opens and locks what has the name; null if that was deleted meanwhile by the one who had it.
  private static Disk.@Nullable Content locked(Disk disk, Path path, Path target)
      throws IOException {
    Object before = identity(path);
    if (before == null) {
      make(disk, path);
      return null;
    }
    Disk.Content file = disk.open(path);
    boolean done = false;
    try {
      if (!file.lock()) {
        throw Targets.inUse(target, writer(file));
      }
      done = before.equals(identity(path));
      return done ? file : null;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  private static void make(Disk disk, Path path) throws IOException {
    try {
      disk.create(path, -1).close();
    } catch (FileAlreadyExistsException _) {
      // Another process was faster; the lock decides between us.
    }
  }

  /// What tells this file from another one that had the same name; null if there is none.
  private static @Nullable Object identity(Path path) throws IOException {
    if (!isPlainFile(path)) {
      return null;
    }
    try {
      Object key = attributes(path).fileKey();
      return key == null ? path : key;
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /// Whether there is a file of ours, of this name; false if there is nothing.
  ///
  /// @throws FileException `EXISTS` if there is anything else
  static boolean isPlainFile(Path path) throws IOException {
    try {
      if (attributes(path).isRegularFile()) {
        return true;
      }
    } catch (NoSuchFileException _) {
      return false;
    }
    throw DiskFailures.make(
        Reason.EXISTS,
        path.toString(),
        "it is in the way of a file that transfers keep there, and is none: remove it");
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static String writer(Disk.Content file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    return isWhole(file, header)
        ? "process " + header.getLong(3 * Long.BYTES) + " of this machine, or of one that shares it"
        : "another process";
  }

  // ---- reading ----

  /// Reads which chunks are there; null if the map is new, for another source, or damaged.
  @Nullable BitSet read() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    if (file == null
        || !isWhole(file, header)
        || header.getLong(Long.BYTES) != source.size()
        || header.getLong(2 * Long.BYTES) != source.modified()
        || header.getInt(4 * Long.BYTES) != source.chunkSize()) {
      return null;
    }
    byte[] writtenIn = new byte[BOOT_BYTES];
    header.get(4 * Long.BYTES + Integer.BYTES, writtenIn);
    sameBoot = boot[0] != 0 && Arrays.equals(boot, writtenIn);
    return readEntries(file);
  }

  private static boolean isWhole(Disk.Content file, ByteBuffer header) throws IOException {
    fill(file, header, 0);
    return header.position() == HEADER
        && header.getLong(0) == MAGIC
        && header.getInt(SUMMED) == crc(header.array());
  }

  private @Nullable BitSet readEntries(Disk.Content file) throws IOException {
    if (file.size() > position(source.chunks())) {
      return null;
    }
    BitSet there = new BitSet();
    for (int from = 0; from < sums.length; from += ENTRIES_AT_ONCE) {
      int count = Math.min(ENTRIES_AT_ONCE, sums.length - from);
      ByteBuffer entries = ByteBuffer.allocate(count * ENTRY);
      fill(file, entries, position(from));
      for (int i = 0; i < count; i++) {
        long entry = entries.getLong(i * ENTRY);
        int sum = (int) (entry >>> Integer.SIZE);
        if (entry != 0 && entry != entry(from + i, sum)) {
          return null;
        }
        sums[from + i] = sum;
        there.set(from + i, entry != 0);
      }
    }
    return there;
  }

  /// Reads until a buffer is full or the file ends.
  private static void fill(Disk.Content file, ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
      // The buffer's position has moved.
    }
  }

  /// Whether the machine has not been started again since the map was written.
  boolean isOfThisBoot() {
    return sameBoot;
  }

  // ---- writing ----

  /// Empties the map, so that it claims nothing.
  void clear() throws IOException {
    if (file != null) {
      file.truncate(0);
    }
  }

  /// Says what the part is for, and that this process writes it.
  void begin() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putLong(MAGIC).putLong(source.size()).putLong(source.modified());
    header.putLong(ProcessHandle.current().pid()).putInt(source.chunkSize()).put(boot);
    header.putInt(crc(header.array())).flip();
    write(header, 0);
  }

  /// The CRC32C of a chunk that is there.
  int sum(int chunk) {
    return sums[chunk];
  }

  /// Claims a chunk, whose content has been written.
  void claim(int chunk, int sum) throws IOException {
    write(ByteBuffer.allocate(ENTRY).putLong(0, entry(chunk, sum)), position(chunk));
    sums[chunk] = sum;
  }

  /// Claims a chunk no longer.
  void drop(int chunk) throws IOException {
    write(ByteBuffer.allocate(ENTRY), position(chunk));
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    if (file != null) {
      file.write(bytes, at);
    }
  }

  /// Whether this process still has the lock, if there is one.
  boolean isLocked() {
    return file == null || file.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private static long position(int chunk) {
    return HEADER + (long) chunk * ENTRY;
  }

  /// The sum, and a number that follows from it, the chunk and the source.
  private long entry(int chunk, int sum) {
    long mixed = source.size() * 0x9e37_79b9_7f4a_7c15L + source.modified();
    mixed = (mixed ^ mixed >>> 29 ^ (long) sum << Integer.SIZE ^ chunk) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ mixed >>> 32) * 0x94d0_49bb_1331_11ebL;
    return (long) sum << Integer.SIZE | mixed >>> Integer.SIZE;
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, SUMMED);
    return (int) crc.getValue();
  }

  private static byte[] bootBytes(String boot) {
    return Arrays.copyOf(boot.getBytes(UTF_8), BOOT_BYTES);
  }
}
