package dev.hawser.internal.file.send;

import dev.hawser.FileException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Meter;
import dev.hawser.internal.file.send.OutgoingFile.State;
import dev.hawser.internal.file.send.Piece.Kind;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entries of a transfer at the sender: which are decided, and what is to be sent of them next.
/// Believes nothing of what the receiver says. Guarded by the lock of {@link Outgoing}.
final class OutgoingFiles {
  /// So many may be known at once, from when they were found to when they are in place.
  private static final int MOST_KNOWN = 20_000;

  /// Signatures of more than this are done without, all files taken together.
  private static final long MOST_SIGNATURES = 64 << 20;

  /// The most chunks of files that are to be resumed at once, all together.
  private static final long MOST_RESUMED = 64 << 20;

  private final Meter meter;
  private final Map<Integer, OutgoingFile> known = new HashMap<>();

  /// What is wanted and was not handed out as a whole, in the order in which it is sent.
  private final Deque<OutgoingFile> ready = new ArrayDeque<>();

  /// What is to be sent again, before anything else.
  private final Deque<Piece> again = new ArrayDeque<>();

  private int count;
  private int decided;
  private int unsettled;
  private long wanted;
  private long signatureBytes;
  private long resumed;

  OutgoingFiles(Meter meter) {
    this.meter = meter;
  }

  // ---- finding them ----

  boolean hasRoom() {
    return known.size() < MOST_KNOWN;
  }

  /// Another entry; returns its number.
  int add(Entry entry, Path path) {
    int number = count++;
    known.put(number, new OutgoingFile(number, entry, path));
    return number;
  }

  /// Whether all that was found so far is decided, and nothing is left to be said of it.
  boolean isSettled() {
    return decided == count && unsettled == 0;
  }

  /// How many bytes have been wanted in all.
  long wantedBytes() {
    return wanted;
  }

  /// Whether there is something to be sent.
  boolean hasWork() {
    return !ready.isEmpty() || !again.isEmpty();
  }

  void closeAll() {
    known.values().forEach(OutgoingFile::close);
  }

  // ---- what the receiver says ----

  /// The receiver has said what cannot be.
  static ValueException lie(String what) {
    return new ValueException(
        "the receiver of the transfer " + what + ": it is broken, or of another version",
        Outcome.MAYBE_EXECUTED,
        null);
  }

  /// What is known of an entry that was decided; null if it is over.
  private @Nullable OutgoingFile find(int number) {
    if (number < 0 || number >= decided) {
      throw lie("speaks of entry " + number + ", and has decided about " + decided);
    }
    return known.get(number);
  }

  void verdicts(int upTo, List<Integer> now, List<Integer> later) {
    if (upTo < decided || upTo > count) {
      throw lie("decides about entries up to " + upTo + " of " + count + ", after " + decided);
    }
    for (int number : now) {
      begin(undecided(number, upTo));
    }
    for (int number : later) {
      undecided(number, upTo).state(State.PUT_OFF);
    }
    for (; decided < upTo; decided++) {
      OutgoingFile file = known.get(decided);
      if (file != null && file.state() == State.UNDECIDED) {
        over(file);
      }
    }
  }

  private OutgoingFile undecided(int number, int upTo) {
    OutgoingFile file = number >= decided && number < upTo ? known.get(number) : null;
    if (file == null || !file.isFile() || file.state() != State.UNDECIDED) {
      throw lie("wants entry " + number + ", which is no file or was decided before");
    }
    file.unsettled(true);
    unsettled++;
    return file;
  }

  void wanted(int number) {
    OutgoingFile file = putOff(number);
    if (file != null) {
      begin(file);
    }
  }

  private @Nullable OutgoingFile putOff(int number) {
    OutgoingFile file = find(number);
    if (file != null && file.state() != State.PUT_OFF) {
      throw lie("speaks of file " + number + " as if it had put it off");
    }
    return file;
  }

  private void begin(OutgoingFile file) {
    if (file.lacksSignatures()) {
      throw lie("has sent only some of the signatures of file " + file.number());
    }
    if (file.hasSums()) {
      resumed -= file.chunks();
    }
    long had = file.begin();
    wanted += file.entry().size() - had;
    meter.dealt(file.entry().path(), had);
    ready.addLast(file);
  }

  void had(int number, int first, boolean[] which, int[] sums) {
    OutgoingFile file = putOff(number);
    if (file == null || which.length == 0) {
      return;
    }
    if (first < 0 || first > file.chunks() - which.length || sums.length != which.length) {
      throw lie("has chunks of file " + number + " that there are not");
    }
    resumed += file.hasSums() ? 0 : file.chunks();
    if (resumed > MOST_RESUMED) {
      throw lie("resumes too many files at once");
    }
    file.had(first, which, sums);
  }

  void old(int number, byte[] slice) {
    OutgoingFile file = putOff(number);
    if (file == null) {
      return;
    }
    if (signatureBytes + slice.length > MOST_SIGNATURES) {
      file.refuseSignatures();
      drop(file);
    } else if (file.old(slice)) {
      signatureBytes += slice.length;
    }
  }

  private void drop(OutgoingFile file) {
    signatureBytes -= file.dropSignatures();
  }

  void done(int number) {
    OutgoingFile file = find(number);
    if (file == null) {
      return;
    }
    if (file.state() != State.SENT) {
      throw lie("has file " + number + " in place before all of it was sent");
    }
    over(file);
    if (!file.digest().isEmpty()) {
      meter.stored(file.entry().path(), file.entry().size(), file.digest());
    }
  }

  /// An entry of any kind has failed, before the verdict about it or later.
  void failed(int number, FileException failure) {
    if (number < 0 || number >= count) {
      throw lie("speaks of entry " + number + " of " + count);
    }
    meter.failed(failure);
    OutgoingFile file = known.get(number);
    if (file != null && file.state() != State.UNDECIDED) {
      over(file);
      settle(file);
    }
  }

  void again(int number, List<Integer> chunks) {
    OutgoingFile file = find(number);
    if (file == null) {
      return;
    }
    boolean sent = file.state() == State.SENT && !file.digest().isEmpty();
    if (!sent && file.state() != State.WANTED || chunks.isEmpty()) {
      throw lie("wants file " + number + " again, of which nothing was sent");
    }
    if (!file.isUnsettled()) {
      file.unsettled(true);
      unsettled++;
    }
    file.state(State.WANTED);
    for (int chunk : chunks) {
      if (chunk < 0 || chunk >= file.chunks()) {
        throw lie("wants chunk " + chunk + " of file " + number + " again, which there is not");
      }
      if (file.lost(chunk)) {
        again.addLast(new Piece(file, chunk, Kind.AGAIN));
      }
    }
  }

  // ---- sending them ----

  /// What a lane does next; null if there is nothing to do at present.
  @Nullable Piece next(OutLane lane) {
    OutgoingFile own = lane.own();
    if (own != null && own.state() == State.WANTED && own.hasNext()) {
      return chunk(own);
    }
    lane.own(null);
    for (Piece piece = again.poll(); piece != null; piece = again.poll()) {
      if (piece.file().state() != State.OVER) {
        return piece;
      }
    }
    for (OutgoingFile file = ready.poll(); file != null; file = ready.poll()) {
      if (file.state() == State.WANTED) {
        return next(file, lane);
      }
    }
    return null;
  }

  private Piece next(OutgoingFile file, OutLane lane) {
    if (!file.hasNext()) {
      drop(file);
      return new Piece(file, Kind.FINISH);
    }
    if (file.hasSignatures()) {
      return new Piece(file, Kind.LOOK);
    }
    Piece piece = chunk(file);
    if (file.delta() != null) {
      lane.own(file);
    } else if (file.hasNext()) {
      ready.addFirst(file);
    }
    return piece;
  }

  private static Piece chunk(OutgoingFile file) {
    return new Piece(file, file.next(), Kind.CHUNK);
  }

  /// The signatures of a file that is to be looked at.
  @Nullable Signatures takeSignatures(OutgoingFile file) {
    signatureBytes -= file.sliceBytes();
    return file.takeSignatures();
  }

  /// A file was looked at; the lane that did so goes on with it.
  void looked(OutgoingFile file, Delta delta, OutLane lane) {
    if (file.state() == State.WANTED) {
      file.delta(delta);
      lane.own(file);
    }
  }

  /// A lane does no more: others go on with what was only its own.
  void leave(OutLane lane) {
    OutgoingFile own = lane.own();
    lane.own(null);
    if (own != null && own.state() == State.WANTED && own.hasNext()) {
      ready.addFirst(own);
    }
  }

  /// These pieces have to be sent once more.
  void resend(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.file().state() != State.OVER) {
        again.addLast(piece.again());
      }
    }
  }

  /// What was begun with a piece was not done, but for its chunk, if it is one.
  void undone(Piece piece) {
    OutgoingFile file = piece.file();
    if (file.state() == State.WANTED && piece.kind() == Kind.LOOK) {
      ready.addFirst(file);
    } else if (file.state() == State.WANTED && file.isRead()) {
      again.addFirst(new Piece(file, Kind.FINISH));
    }
  }

  /// A chunk was read. Returns whether it was the last one before all is known that is to be said
  /// of the file.
  ///
  /// @throws FileException if it is not what it was when it was read before
  boolean read(Piece piece, int sum) {
    OutgoingFile file = piece.file();
    if (file.state() == State.OVER) {
      return false;
    }
    if (piece.kind() != Kind.RESENT) {
      return file.read(piece.number(), sum);
    }
    if (file.sum(piece.number()) != sum) {
      throw SourceFile.changed(
          file.entry(), file.path(), "it was changed while it was transferred");
    }
    return false;
  }

  /// Content that was dealt with at the other end.
  void dealt(Piece piece) {
    OutgoingFile file = piece.file();
    if (file.state() != State.OVER) {
      meter.dealt(file.entry().path(), file.deal(piece.length()));
    }
  }

  /// All was read: the other end will be told the digest. Returns false if that is not to be.
  boolean sent(OutgoingFile file, String digest) {
    if (file.state() != State.WANTED || !file.isRead()) {
      return false;
    }
    file.state(State.SENT);
    file.delta(null);
    file.digest(digest);
    return true;
  }

  /// The other end will be told that it has the same. Returns false if that is not to be.
  boolean same(OutgoingFile file) {
    if (file.state() != State.WANTED) {
      return false;
    }
    file.state(State.SENT);
    return true;
  }

  /// A file cannot be read. Returns false if nobody needs to be told any more.
  boolean broken(OutgoingFile file, FileException failure) {
    if (file.state() == State.OVER) {
      return false;
    }
    over(file);
    meter.failed(failure);
    return true;
  }

  /// What had to be said of a file was said.
  void settle(OutgoingFile file) {
    if (file.isUnsettled()) {
      file.unsettled(false);
      unsettled--;
    }
  }

  private void over(OutgoingFile file) {
    if (file.state() == State.PUT_OFF && file.hasSums()) {
      resumed -= file.chunks();
    }
    file.state(State.OVER);
    known.remove(file.number());
    drop(file);
    file.delta(null);
    file.close();
    if (file.isFile()) {
      meter.dealt(file.entry().path(), file.deal(file.entry().size()));
      meter.fileDealt(file.entry().path());
    }
  }
}
