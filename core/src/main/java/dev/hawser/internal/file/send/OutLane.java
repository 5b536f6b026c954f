package dev.hawser.internal.file.send;

import dev.hawser.spi.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// A lane at the sender, and what is on its way on it. Guarded by the lock of {@link Outgoing}.
final class OutLane {
  /// The number of the lane that is the transfer's own stream.
  static final long STREAM = 0;

  /// Acknowledgements are asked for about every quarter of the window, but not too often.
  private static final long ASK_AFTER = 256 << 10;

  private final long number;
  private final @Nullable Connection connection;
  private final Condition changed;
  private final LaneWindow window = new LaneWindow();
  private final Deque<Piece> onTheWay = new ArrayDeque<>();
  private long outstanding;
  private long put;
  private long acknowledged;

  /// Up to which chunk an acknowledgement was asked for, and what was put since then.
  private long asked;

  private long unasked;

  /// How many chunks were written, and when there was the latest sign that the lane is alive, if
  /// any of them were not acknowledged. The last ones need not have been asked for.
  private long written;

  private long alive;

  private boolean over;
  private @Nullable OutgoingFile own;

  OutLane(long number, @Nullable Connection connection, Condition changed) {
    this.number = number;
    this.connection = connection;
    this.changed = changed;
  }

  long number() {
    return number;
  }

  /// The connection; none for the transfer's own stream.
  @Nullable Connection connection() {
    return connection;
  }

  boolean isStream() {
    return connection == null;
  }

  /// Signalled when there may be more to do for it.
  Condition changed() {
    return changed;
  }

  /// Whether nothing more is put on it.
  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
    changed.signalAll();
  }

  /// The file of which only this lane sends chunks, as they have to be read in order.
  @Nullable OutgoingFile own() {
    return own;
  }

  void own(@Nullable OutgoingFile file) {
    own = file;
  }

  /// How much its line takes up; see {@link LaneWindow#measured}.
  long measured() {
    return window.measured();
  }

  /// How many bytes are on their way, or about to be.
  long outstanding() {
    return outstanding;
  }

  /// Whether an acknowledgement is due.
  boolean isDue() {
    return asked > acknowledged;
  }

  /// Whether there is room for another chunk.
  boolean hasRoom() {
    return outstanding < window.size() || !isDue();
  }

  /// Makes room for a piece that is about to be read.
  void reserve(Piece piece) {
    outstanding += piece.cost();
  }

  /// Gives up the room of a piece.
  void forget(Piece piece) {
    outstanding -= piece.cost();
    piece.cost(0);
  }

  /// A piece goes on its way, and takes so much.
  void put(Piece piece, int cost) {
    outstanding += cost - piece.cost();
    unasked += cost;
    piece.cost(cost);
    onTheWay.addLast(piece);
    put++;
  }

  /// All that was put on it is written now. Returns whether the last piece should ask for an
  /// acknowledgement; if so, it will.
  boolean asks(boolean idle, long now) {
    if (acknowledged == written) {
      alive = now;
    }
    written = put;
    long often = Math.min(window.size() / 2, Math.max(ASK_AFTER, window.size() / 4));
    if (unasked == 0 || !idle && isDue() && unasked < often) {
      return false;
    }
    asked = put;
    unasked = 0;
    window.asked(asked, now);
    return true;
  }

  /// Whether so many chunks can have been dealt with.
  boolean covers(long chunks) {
    return chunks >= acknowledged && chunks <= put;
  }

  /// So many chunks were dealt with in all; returns those that had not been before.
  List<Piece> acknowledged(long chunks, long now) {
    List<Piece> pieces = new ArrayList<>((int) (chunks - acknowledged));
    long bytes = 0;
    for (; acknowledged < chunks; acknowledged++) {
      Piece piece = onTheWay.removeFirst();
      bytes += piece.cost();
      pieces.add(piece);
    }
    outstanding -= bytes;
    alive = now;
    window.acknowledged(chunks, bytes, now);
    return pieces;
  }

  /// Whether anything arrived on it at all.
  boolean isOfUse() {
    return acknowledged > 0;
  }

  /// Takes away what is on its way, when nothing more will arrive.
  List<Piece> takeLost() {
    List<Piece> lost = new ArrayList<>(onTheWay);
    onTheWay.clear();
    lost.forEach(this::forget);
    return lost;
  }

  /// Whether nothing of what was written has been acknowledged for too long.
  boolean isStalled(long now, long patience) {
    return !over && !isStream() && written > acknowledged && now - alive > patience;
  }
}
