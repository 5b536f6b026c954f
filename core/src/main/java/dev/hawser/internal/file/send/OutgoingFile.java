package dev.hawser.internal.file.send;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.delta.SignatureReader;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Digests;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An entry at the sender, from when it was found to when it is in place at the other end. All but
/// {@link #source} is guarded by the lock of {@link Outgoing}.
final class OutgoingFile {
  /// How far it is.
  enum State {
    /// The receiver has not said whether it wants it.
    UNDECIDED,
    /// The receiver will say so later.
    PUT_OFF,
    /// It is being sent.
    WANTED,
    /// It was sent, or is the same at the other end, which was said.
    SENT,
    /// It is in place, not wanted, or has failed.
    OVER
  }

  private static final int[] NONE = {};

  private final int number;
  private final Entry entry;
  private final Path path;
  private State state = State.UNDECIDED;

  /// Whether something is still to be said about it before all is.
  private boolean unsettled;

  /// The next chunk that was never handed out.
  private int next;

  /// How many chunks have yet to be read before the digest is known.
  private int unread;

  private final BitSet had = new BitSet(0);
  private final BitSet again = new BitSet(0);
  private int[] sums = NONE;
  private long dealt;
  private @Nullable SignatureReader slices;
  private long sliceBytes;
  private boolean withoutSignatures;
  private @Nullable Delta delta;
  private String digest = "";
  private @Nullable SourceFile source;
  private boolean closed;

  OutgoingFile(int number, Entry entry, Path path) {
    this.number = number;
    this.entry = entry;
    this.path = path;
  }

  int number() {
    return number;
  }

  Entry entry() {
    return entry;
  }

  Path path() {
    return path;
  }

  boolean isFile() {
    return entry.kind() == Entry.Kind.FILE;
  }

  int chunks() {
    return Chunk.count(entry.size());
  }

  State state() {
    return state;
  }

  void state(State now) {
    state = now;
  }

  boolean isUnsettled() {
    return unsettled;
  }

  void unsettled(boolean now) {
    unsettled = now;
  }

  // ---- what the receiver says before it wants the file ----

  /// These chunks need not be sent.
  void had(int first, boolean[] which, int[] theirSums) {
    makeSums();
    for (int i = 0; i < which.length; i++) {
      if (which[i]) {
        had.set(first + i);
        sums[first + i] = theirSums[i];
      }
    }
  }

  /// A slice of the signatures of an older version. Returns whether it is kept.
  boolean old(byte[] slice) {
    if (withoutSignatures) {
      return false;
    }
    if (slices == null) {
      slices = new SignatureReader();
    }
    slices.read(new Input(slice));
    sliceBytes += slice.length;
    return true;
  }

  /// Does without signatures, also those that are still to come.
  void refuseSignatures() {
    withoutSignatures = true;
  }

  long sliceBytes() {
    return sliceBytes;
  }

  /// The signatures of an older version, which are not kept here any longer.
  @Nullable Signatures takeSignatures() {
    SignatureReader complete = slices;
    var _ = dropSignatures();
    return complete == null ? null : complete.signatures();
  }

  /// Does without signatures; returns how many bytes of them there were.
  long dropSignatures() {
    long dropped = sliceBytes;
    slices = null;
    sliceBytes = 0;
    return dropped;
  }

  /// Whether signatures have begun to come, and the last has not.
  boolean lacksSignatures() {
    return slices != null && !slices.isComplete();
  }

  boolean hasSignatures() {
    return slices != null;
  }

  @Nullable Delta delta() {
    return delta;
  }

  void delta(@Nullable Delta now) {
    delta = now;
  }

  // ---- being sent ----

  /// Begins to be sent; returns how many bytes need not travel.
  long begin() {
    state = State.WANTED;
    unread = chunks() - had.cardinality();
    long bytes = had.stream().mapToLong(chunk -> Chunk.length(entry.size(), chunk)).sum();
    dealt = bytes;
    return bytes;
  }

  /// Whether all chunks were read, so that the digest is known.
  boolean isRead() {
    return unread == 0;
  }

  /// Whether a chunk is left that was never handed out.
  boolean hasNext() {
    return had.nextClearBit(next) < chunks();
  }

  /// Hands out the next chunk.
  int next() {
    int chunk = had.nextClearBit(next);
    next = chunk + 1;
    return chunk;
  }

  /// The receiver has lost a chunk. Returns whether it is to be handed out once more; it is not if
  /// that is yet to come anyway.
  boolean lost(int chunk) {
    if (again.get(chunk) || chunk >= next && !had.get(chunk)) {
      return false;
    }
    again.set(chunk);
    unread++;
    return true;
  }

  /// A chunk was read for the first time since it was wanted; returns whether the digest is known
  /// now.
  boolean read(int chunk, int sum) {
    makeSums();
    sums[chunk] = sum;
    again.clear(chunk);
    unread--;
    return unread == 0;
  }

  int sum(int chunk) {
    return sums[chunk];
  }

  /// Whether memory was taken for the sums.
  boolean hasSums() {
    return sums.length > 0;
  }

  private void makeSums() {
    if (sums.length == 0) {
      sums = new int[chunks()];
    }
  }

  /// The digest of the content, once all of it was read: SHA-256 over the sums of all chunks.
  byte[] treeDigest() {
    return Digests.ofSums(sums);
  }

  /// How both ends call the content, once it was sent.
  String digest() {
    return digest;
  }

  void digest(String now) {
    digest = now;
  }

  /// Some bytes were dealt with; returns how many of them had not been before.
  long deal(long bytes) {
    long more = Math.min(bytes, entry.size() - dealt);
    dealt += more;
    return more;
  }

  // ---- reading ----

  /// The file, opened if it was not, as long as it is being sent for the first time.
  ///
  /// @param recheck see {@link SourceFile#open}
  synchronized SourceFile source(Consumer<Path> recheck) {
    if (closed) {
      return SourceFile.open(entry, path, recheck);
    }
    if (source == null) {
      source = SourceFile.open(entry, path, recheck);
    }
    return source;
  }

  /// Lets go of one that {@link #source} has returned.
  synchronized void release(SourceFile used) {
    if (used != source) {
      used.close();
    }
  }

  /// Closes the file. It can be read all the same, each time anew.
  synchronized void close() {
    closed = true;
    if (source != null) {
      source.close();
      source = null;
    }
  }
}
