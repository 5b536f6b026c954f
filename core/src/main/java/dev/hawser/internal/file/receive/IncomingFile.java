package dev.hawser.internal.file.receive;

import dev.hawser.ValueException;
import dev.hawser.internal.disk.Decision;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.disk.Part;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file on its way in: which of its chunks are here, and what is open for it. Safe for use by
/// many threads; those that store something hold it open until they release it.
final class IncomingFile {
  private enum State {
    /// The sender has not been told yet that it is wanted.
    PREPARED,
    /// Chunks come.
    WANTED,
    /// All have come; it is checked and gets its name.
    FINISHING,
    /// It is in place, or has failed.
    OVER
  }

  private final int number;
  private final Entry entry;
  private final Decision.Write place;
  private final int chunks;
  private final boolean small;

  private State state = State.PREPARED;
  private @Nullable Part part;
  private @Nullable OldVersion old;

  /// The chunks that are here, or are being stored.
  private final BitSet claimed = new BitSet();

  /// The chunks that were asked for again.
  private final BitSet again = new BitSet();

  /// How many chunks are not stored yet.
  private int left;

  /// How many threads are storing or finishing.
  private int busy;

  /// The sum of the only chunk, where there is no part.
  private int sum;

  /// How many bytes of content did not have to travel.
  private long saved;

  private Control.@Nullable SentFile sent;
  private boolean rechecked;
  private boolean discard;

  /// @param small whether it has at most one chunk, and nothing is open for it
  IncomingFile(int number, Entry entry, Decision.Write place, boolean small) {
    this.number = number;
    this.entry = entry;
    this.place = place;
    chunks = Chunk.count(entry.size());
    this.small = small;
    left = chunks;
  }

  int number() {
    return number;
  }

  Entry entry() {
    return entry;
  }

  Decision.Write place() {
    return place;
  }

  int chunks() {
    return chunks;
  }

  /// Whether it has at most one chunk, and nothing is open for it.
  boolean isSmall() {
    return small;
  }

  /// What it is called at the destination.
  String name() {
    return place.relative().isEmpty()
        ? String.valueOf(place.target().getFileName())
        : place.relative();
  }

  // ---- what is open for it ----

  /// Takes over a part, with what is there already; closes it if the file is over by now.
  ///
  /// @return how many bytes are there already
  synchronized long take(Part opened) {
    part = opened;
    long there = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      if (opened.has(chunk)) {
        claimed.set(chunk);
        left--;
        there += Chunk.length(entry.size(), chunk);
      }
    }
    saved += there;
    closeIfOver();
    return there;
  }

  /// Takes over an older version; closes it if the file is over by now.
  synchronized void take(OldVersion opened) {
    old = opened;
    closeIfOver();
  }

  /// Where its chunks are stored; null if it has but one.
  synchronized @Nullable Part part() {
    return part;
  }

  /// The older version at the destination, if the sender knows its signatures.
  synchronized @Nullable OldVersion old() {
    return old;
  }

  private void closeIfOver() {
    if (state == State.OVER && busy == 0) {
      close();
    }
  }

  private void close() {
    if (old != null) {
      old.close();
    }
    if (part != null && discard) {
      part.discard();
    } else if (part != null) {
      part.close();
    }
  }

  /// Does without the older version. Whoever reads it meanwhile fails.
  synchronized void dropOld() {
    if (old != null) {
      old.close();
      old = null;
    }
  }

  // ---- chunks ----

  /// From now on chunks may come.
  synchronized void want() {
    if (state == State.PREPARED) {
      state = State.WANTED;
    }
  }

  /// Whether the sender was told that it is wanted.
  synchronized boolean isWanted() {
    return state != State.PREPARED;
  }

  /// Claims a chunk for the calling thread, which stores it and then {@link #release}s it.
  ///
  /// @return false if it is not needed
  /// @throws ValueException if there is no such chunk
  synchronized boolean claim(int chunk) {
    if (chunk >= chunks) {
      throw new ValueException(
          "malformed: chunk " + chunk + " of a file of " + chunks + " chunks: " + entry.path());
    }
    if (state != State.WANTED || claimed.get(chunk)) {
      return false;
    }
    claimed.set(chunk);
    busy++;
    return true;
  }

  /// Gives a claim back.
  ///
  /// @param stored whether the chunk is stored
  synchronized void release(int chunk, boolean stored) {
    busy--;
    if (stored) {
      left--;
    } else {
      claimed.clear(chunk);
    }
    closeIfOver();
  }

  /// Remembers the sum of the only chunk.
  synchronized void only(int crc) {
    sum = crc;
  }

  /// The sum of the only chunk.
  synchronized int only() {
    return sum;
  }

  /// Counts content that did not have to travel.
  synchronized void save(long bytes) {
    saved += bytes;
  }

  /// How much did not have to travel.
  synchronized long saved() {
    return saved;
  }

  // ---- its end ----

  /// The sender has said that all of it is on its way.
  synchronized void sent(Control.SentFile message) {
    if (state != State.OVER) {
      sent = message;
    }
  }

  /// What the sender has said about its end.
  synchronized Control.@Nullable SentFile sent() {
    return sent;
  }

  /// Whether the sender still has to say something about it, unasked.
  synchronized boolean isUnanswered() {
    return state == State.PREPARED || state == State.WANTED && sent == null && again.isEmpty();
  }

  /// Whether all of it is here, and the calling thread, and no other, is to finish it.
  synchronized boolean claimEnd() {
    if (state != State.WANTED || left > 0 || busy > 0 || sent == null) {
      return false;
    }
    state = State.FINISHING;
    busy++;
    return true;
  }

  /// Asks for a chunk again, once.
  ///
  /// @return false if that was done before
  synchronized boolean askAgain(int chunk) {
    if (again.get(chunk)) {
      return false;
    }
    again.set(chunk);
    sent = null;
    return true;
  }

  /// Asks for all chunks again that the part has no more; it goes on as if they had never come.
  ///
  /// @return which; none if there are no such chunks, or it was done before
  synchronized List<Integer> askAgain() {
    List<Integer> missing = new ArrayList<>();
    if (rechecked || part == null || state != State.FINISHING) {
      return missing;
    }
    for (int chunk = 0; chunk < chunks; chunk++) {
      if (!part.has(chunk)) {
        missing.add(chunk);
        claimed.clear(chunk);
        again.set(chunk);
      }
    }
    rechecked = true;
    if (!missing.isEmpty()) {
      left = missing.size();
      sent = null;
      state = State.WANTED;
      busy--;
    }
    return missing;
  }

  /// It has failed while chunks come. What is open is closed, by the last thread that stores
  /// something.
  ///
  /// @param discardPart whether nothing of it is kept
  /// @return false if it is over already, or is being finished
  synchronized boolean end(boolean discardPart) {
    if (state == State.OVER || state == State.FINISHING) {
      return false;
    }
    closeAs(discardPart);
    return true;
  }

  /// It is in place, or has failed at the last: for who claimed its end.
  synchronized void endFinished(boolean discardPart) {
    if (state == State.FINISHING) {
      busy--;
      closeAs(discardPart);
    }
  }

  /// The transfer is over, and no thread is busy with it any more.
  synchronized void endAnyway(boolean discardPart) {
    if (state != State.OVER) {
      busy = 0;
      closeAs(discardPart);
    }
  }

  private void closeAs(boolean discardPart) {
    state = State.OVER;
    discard = discardPart;
    closeIfOver();
  }
}
