package dev.hawser.internal.disk;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkIndex;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// A large file on its way in: a hidden file beside the target, which is renamed into place when
/// all chunks are there. A reader of the target never sees half a file.
///
/// What has come is remembered beside it ({@link ChunkMap}), so that a transfer goes on where an
/// earlier one ended, however that ended. Up to 4 MB it is remembered only when the part is closed,
/// so a killed process leaves nothing of use. Nothing is reserved: what nobody writes is a hole.
///
/// Several threads may write at once. A chunk that comes once more is ignored.
public final class Part implements AutoCloseable {
  /// How large a chunk is; the last one of a file may be smaller.
  public static final int CHUNK = 128 << 10;

  /// A part of so many chunks is remembered when it is closed, a larger one all the time.
  private static final int BRIEF = 32;

  private static final long LARGEST = (long) CHUNK * Integer.MAX_VALUE;
  private static final int NOTHING = 0;
  private static final int COMING = 1;
  private static final int THERE = 2;

  private final PartFiles files;
  private final PartSource source;
  private final boolean keep;
  private final ChunkMap map;
  private final Disk.Content content;
  private final AtomicIntegerArray states;
  private final AtomicInteger had = new AtomicInteger();
  private boolean closed;

  Part(PartFiles files, ChunkMap map, Disk.Content content, boolean keep) {
    this.files = files;
    this.source = files.source();
    this.keep = keep;
    this.map = map;
    this.content = content;
    states = new AtomicIntegerArray(source.chunks());
  }

  /// Opens the part of a target, with the chunks that are there from an earlier transfer of the
  /// same source; what is there from another source is removed.
  ///
  /// @param target the file to be, in a folder that exists
  /// @param size of the source in bytes
  /// @param modified when the source was changed last, in nanoseconds since 1970
  /// @param keep whether {@link #close} leaves what has come to a later transfer
  /// @throws FileException `IN_USE` if another transfer writes the target, `NO_SPACE` if it cannot
  ///   fit, and others
  public static Part open(Disk disk, Path target, long size, long modified, boolean keep) {
    return open(disk, target, size, modified, keep, Holder.STAYS);
  }

  /// As {@link #open(Disk, Path, long, long, boolean)}, for one who may give way to others.
  public static Part open(
      Disk disk, Path target, long size, long modified, boolean keep, Holder holder) {
    if (size > LARGEST) {
      throw DiskFailures.make(
          Reason.NO_SPACE, target.toString(), "no file system holds " + size + " bytes in a file");
    }
    PartSource source = new PartSource(size, modified, CHUNK);
    return PartOpening.open(disk, target, source, keep, source.chunks() <= BRIEF, holder);
  }

  /// Whether a file of this name belongs to transfers under way, or to what is left of one. Such
  /// files are neither sent nor received nor deleted as others are.
  public static boolean isOurs(String name) {
    return HiddenNames.isOurs(name);
  }

  /// How many chunks make up the file.
  public int chunks() {
    return source.chunks();
  }

  /// Whether a chunk is there.
  public boolean has(int chunk) {
    return states.get(chunk) == THERE;
  }

  /// How many chunks are there.
  public int had() {
    return had.get();
  }

  /// The CRC32C of a chunk that is there.
  public int sum(int chunk) {
    if (!has(chunk)) {
      throw new IllegalStateException("chunk " + chunk + " is not there");
    }
    return map.sum(chunk);
  }

  /// Whether all chunks are there.
  public boolean isComplete() {
    return had() == chunks();
  }

  // ---- writing ----

  /// Writes a chunk.
  ///
  /// @param crc the CRC32C of these bytes, which the caller has checked
  /// @throws FileException if the disk is full or fails
  public void write(int chunk, byte[] bytes, int offset, int length, int crc) {
    checkLength(chunk, length);
    checkFromIndexSize(offset, length, bytes.length);
    receive(chunk, crc, at -> content.write(ByteBuffer.wrap(bytes, offset, length), at));
  }

  /// Makes a chunk of zeros: a hole, if nothing was written there.
  ///
  /// @param crc the CRC32C of so many zeros
  public void zeros(int chunk, int crc) {
    checkIndex(chunk, chunks());
    receive(chunk, crc, at -> Zeros.write(content, at, source.length(chunk)));
  }

  private void checkLength(int chunk, int length) {
    checkIndex(chunk, chunks());
    if (length != source.length(chunk)) {
      throw new IllegalArgumentException(
          "chunk " + chunk + " has " + source.length(chunk) + " bytes, not " + length);
    }
  }

  /// Whoever is the first to bring a chunk writes it; whoever brings it meanwhile does not.
  private void receive(int chunk, int crc, Writing writing) {
    if (!states.compareAndSet(chunk, NOTHING, COMING)) {
      return;
    }
    int then = NOTHING;
    try {
      writing.at(source.start(chunk));
      map.claim(chunk, crc);
      then = THERE;
    } catch (IOException e) {
      throw files.failure(e);
    } finally {
      states.set(chunk, then);
    }
    had.incrementAndGet();
  }

  /// Counts a chunk that is there from an earlier transfer.
  void recognise(int chunk) {
    states.set(chunk, THERE);
    had.incrementAndGet();
  }

  /// Writes content to its place.
  private interface Writing {
    void at(long position) throws IOException;
  }

  // ---- checking ----

  /// The SHA-256 of all chunks' CRC32C sums, four bytes each. All chunks must be there.
  public byte[] digest() {
    requireComplete();
    return PartContent.digestOfSums(chunks(), map::sum);
  }

  /// The SHA-256 of the content, read from the disk.
  public byte[] contentDigest() {
    requireComplete();
    try {
      return new PartContent(content, source).digest();
    } catch (IOException e) {
      throw files.failure(e);
    }
  }

  private void requireComplete() {
    if (!isComplete()) {
      throw new IllegalStateException("only " + had() + " of " + chunks() + " chunks are there");
    }
  }

  /// Reads every chunk that is there, and forgets those whose content is not what their sum says.
  /// Nobody may write meanwhile.
  ///
  /// @return how many were forgotten
  public int recheck() {
    int before = had();
    try {
      PartContent stored = new PartContent(content, source);
      for (int chunk = 0; chunk < chunks(); chunk++) {
        if (has(chunk) && stored.sum(chunk) != map.sum(chunk)) {
          forget(chunk);
        }
      }
    } catch (IOException e) {
      throw files.failure(e);
    }
    return before - had();
  }

  private void forget(int chunk) throws IOException {
    map.drop(chunk);
    states.set(chunk, NOTHING);
    had.decrementAndGet();
  }

  /// Forgets all chunks, because the source is another one than it seemed. Nobody may write
  /// meanwhile.
  public void startAnew() {
    try {
      for (int chunk = 0; chunk < chunks(); chunk++) {
        if (has(chunk)) {
          forget(chunk);
        }
      }
    } catch (IOException e) {
      throw files.failure(e);
    }
  }

  // ---- the end ----

  /// Renames the part into place. What had the target's name is replaced: a file even if it is
  /// read-only, a link itself and not what it leads to. If that fails, the part is still there, to
  /// be closed.
  ///
  /// @param entry time and permissions
  /// @param permissions whether the entry's permissions are wanted; else the file gets those of the
  ///   one it replaces, or the process's defaults
  /// @param durable whether to wait until all of it is on the disk
  /// @throws FileException `IS_FOLDER` if a folder is in the way, and others
  public synchronized void finish(Entry entry, boolean permissions, boolean durable) {
    requireComplete();
    try {
      new PartContent(content, source).trim();
      files.dress(entry, permissions);
      if (durable) {
        content.force();
      }
      if (closed || !map.isLocked()) {
        // Without the lock another process may be writing the part by now.
        throw Targets.interrupted(files.target());
      }
      files.moveIntoPlace();
      close(false);
      if (durable) {
        files.forceFolder();
      }
    } catch (IOException e) {
      throw files.failure(e);
    }
  }

  /// Removes all that has come.
  public synchronized void discard() {
    if (!closed) {
      close(false);
    }
  }

  /// Leaves what has come to a later transfer, or removes it. What nothing has come of is removed.
  @Override
  public synchronized void close() {
    if (!closed) {
      close(keep && had() > 0);
    }
  }

  private void close(boolean left) {
    closed = true;
    files.close(map, content, left, this::has);
  }
}
