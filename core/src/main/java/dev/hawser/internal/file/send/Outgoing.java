package dev.hawser.internal.file.send;

import dev.hawser.FileException;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.lane.LaneSource;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Meter;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the threads of a sender share: the files, and the lanes they travel on. One lock guards all
/// of it; nothing is read, written or said while it is held.
final class Outgoing {
  /// While small messages are about, no chunk is begun when more than this is on its way.
  private static final long BESIDE_COMPANY = 64 << 10;

  /// A lane that acknowledges nothing for so long is taken for broken.
  private static final long PATIENCE = 10_000_000_000L;

  /// So many lanes can have ended, until those that this end does not know are taken for lies.
  private static final int MOST_ENDED = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition settled = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Condition alarm = lock.newCondition();

  private final Timer timer;
  private final OutgoingFiles files;
  private final OutLane stream = new OutLane(OutLane.STREAM, null, lock.newCondition());

  /// The lanes of which the receiver has not said that they have ended, by number.
  private final Map<Long, OutLane> lanes = new LinkedHashMap<>();

  private final Set<Long> ended = new HashSet<>();

  /// How many connections carry chunks at present.
  private int open;

  private boolean scanned;
  private boolean paused;
  private boolean over;

  Outgoing(Meter meter, Timer timer) {
    this.timer = timer;
    this.files = new OutgoingFiles(meter);
    lanes.put(OutLane.STREAM, stream);
  }

  /// The transfer's own stream, as a lane.
  OutLane stream() {
    return stream;
  }

  // ---- for who finds files ----

  /// Whether another entry can be taken without waiting.
  boolean hasRoom() {
    return locked(() -> over || files.hasRoom());
  }

  /// Takes another entry, waiting while there are too many; returns its number, or -1 if all is
  /// over.
  int add(Entry entry, Path path) throws InterruptedException {
    lock.lock();
    try {
      while (!over && !files.hasRoom()) {
        room.await();
      }
      return over ? -1 : files.add(entry, path);
    } finally {
      lock.unlock();
    }
  }

  /// There are no further entries. Waits until all that is wanted was said; returns false if all is
  /// over before.
  boolean awaitSettled() throws InterruptedException {
    lock.lock();
    try {
      scanned = true;
      while (!over && !files.isSettled()) {
        settled.await();
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  // ---- for who hears the receiver ----

  /// Takes notice of what the receiver says about files.
  void heard(Consumer<OutgoingFiles> news) {
    lock.lock();
    try {
      if (!over) {
        news.accept(files);
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  /// There may be more to do for everybody.
  private void wake() {
    if (files.hasRoom()) {
      room.signal();
    }
    if (scanned && files.isSettled()) {
      settled.signal();
    }
    if (files.hasWork()) {
      work.signalAll();
      for (OutLane lane : lanes.values()) {
        if (open == 0 || !lane.isStream()) {
          lane.changed().signal();
        }
      }
    }
  }

  void acknowledged(long number, long chunks) {
    lock.lock();
    try {
      OutLane lane = lane(number);
      if (lane != null) {
        acknowledged(lane, chunks);
        (open > 1 ? lanes.values() : List.of(lane)).forEach(each -> each.changed().signal());
      }
    } finally {
      lock.unlock();
    }
  }

  private void acknowledged(OutLane lane, long chunks) {
    if (!lane.covers(chunks)) {
      throw OutgoingFiles.lie("says that " + chunks + " chunks came on lane " + lane.number());
    }
    lane.acknowledged(chunks, timer.nanoTime()).forEach(files::dealt);
  }

  /// Nothing more will arrive on a lane; what did not is sent again.
  void laneEnded(long number, long chunks) {
    Connection connection = null;
    lock.lock();
    try {
      endedEarly(number, chunks);
      OutLane lane = lane(number);
      if (lane != null) {
        connection = lane.connection();
        if (connection == null) {
          throw OutgoingFiles.lie("says that the stream of the transfer has ended as a lane");
        }
        acknowledged(lane, chunks);
        close(lane);
        lanes.remove(number);
        ended.add(number);
        files.resend(lane.takeLost());
        wake();
      }
    } finally {
      lock.unlock();
    }
    if (connection != null) {
      connection.close();
    }
  }

  /// A lane can end before this end has even taken notice of it.
  private void endedEarly(long number, long chunks) {
    if (chunks == 0 && !lanes.containsKey(number) && ended.size() < MOST_ENDED) {
      ended.add(number);
    }
  }

  private @Nullable OutLane lane(long number) {
    OutLane lane = lanes.get(number);
    if (lane == null && !ended.contains(number)) {
      throw OutgoingFiles.lie("speaks of lane " + number + ", which there is not");
    }
    return lane;
  }

  void pause(boolean now) {
    lock.lock();
    try {
      paused = now;
      lanes.values().forEach(lane -> lane.changed().signal());
    } finally {
      lock.unlock();
    }
  }

  /// Ends all waiting, and closes all connections.
  void end() {
    List<Connection> connections = new ArrayList<>();
    lock.lock();
    try {
      over = true;
      for (OutLane lane : lanes.values()) {
        lane.end();
        if (lane.connection() != null) {
          connections.add(lane.connection());
        }
      }
      for (Condition condition : List.of(room, settled, work, alarm)) {
        condition.signalAll();
      }
    } finally {
      lock.unlock();
    }
    connections.forEach(Connection::close);
  }

  boolean isOver() {
    return locked(() -> over);
  }

  /// Closes the files, when no thread reads them any more.
  void closeFiles() {
    hold(() -> files.closeAll());
  }

  // ---- for who opens lanes ----

  /// Whether there is something to be sent.
  boolean hasWork() {
    return locked(files::hasWork);
  }

  /// How many bytes have been wanted in all.
  long wantedBytes() {
    return locked(files::wantedBytes);
  }

  /// How much the line takes up, as far as any lane has measured it.
  long lineHolds() {
    return locked(() -> lanes.values().stream().mapToLong(OutLane::measured).max().orElse(0));
  }

  /// Waits until there is something to be sent; returns false when all is over.
  boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (!over && !files.hasWork()) {
        work.await();
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for some time; returns false when all is over.
  boolean await(long nanos) throws InterruptedException {
    long end = timer.nanoTime() + nanos;
    Timer.Alarm wakeUp = timer.schedule(nanos, this::ring);
    lock.lock();
    try {
      while (!over && end - timer.nanoTime() > 0) {
        alarm.await();
      }
      return !over;
    } finally {
      lock.unlock();
      wakeUp.cancel();
    }
  }

  private void ring() {
    hold(() -> alarm.signalAll());
  }

  /// A lane was opened; null if it is of no use, as it or all is over.
  @Nullable OutLane opened(LaneSource.Lane opened) {
    lock.lock();
    try {
      if (over || ended.contains(opened.number())) {
        return null;
      }
      OutLane lane = new OutLane(opened.number(), opened.connection(), lock.newCondition());
      if (lanes.putIfAbsent(opened.number(), lane) != null) {
        throw new IllegalStateException("there is a lane " + opened.number() + " already");
      }
      open++;
      stream.changed().signal();
      return lane;
    } finally {
      lock.unlock();
    }
  }

  /// A lane is used no more by its thread. Returns whether the receiver has to be told, which has
  /// not said by itself that the lane has ended.
  boolean leave(OutLane lane) {
    lock.lock();
    try {
      close(lane);
      files.leave(lane);
      wake();
      return !over && lanes.containsKey(lane.number());
    } finally {
      lock.unlock();
    }
  }

  private void close(OutLane lane) {
    if (!lane.isOver() && !lane.isStream()) {
      lane.end();
      open--;
    }
  }

  /// Whether a lane that was left had carried anything.
  boolean wasOfUse(OutLane lane) {
    return locked(lane::isOfUse);
  }

  /// Gives up lanes on which nothing moves although something should.
  void giveUpStalled() {
    List<Connection> stalled = new ArrayList<>();
    lock.lock();
    try {
      for (OutLane lane : lanes.values()) {
        if (lane.connection() != null && lane.isStalled(timer.nanoTime(), PATIENCE)) {
          close(lane);
          stalled.add(lane.connection());
        }
      }
    } finally {
      lock.unlock();
    }
    stalled.forEach(Connection::close);
  }

  // ---- for who sends on a lane ----

  boolean isOver(OutLane lane) {
    return locked(() -> over || lane.isOver());
  }

  /// What is to be sent next on a lane; null if there is nothing, or no room for it.
  ///
  /// @param company whether small messages are about, for which it makes way
  /// @param wait whether to wait for a moment when something has changed, and then look again
  @SuppressWarnings("WaitNotInLoop") // The loop is its caller's.
  @Nullable Piece take(OutLane lane, boolean company, boolean wait) throws InterruptedException {
    lock.lock();
    try {
      Piece piece = take(lane, company);
      if (piece == null && wait && !over && !lane.isOver()) {
        lane.changed().await();
      }
      return piece;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Piece take(OutLane lane, boolean company) {
    if (lane.isStream() && open > 0) {
      // The lanes go on with what was only its own.
      files.leave(lane);
      wake();
      return null;
    }
    if (over || paused || lane.isOver() || !hasRoom(lane, company)) {
      return null;
    }
    Piece piece = files.next(lane);
    if (piece != null && piece.isChunk()) {
      piece.cost(Chunk.HEADER + piece.length());
      lane.reserve(piece);
    }
    return piece;
  }

  private boolean hasRoom(OutLane lane, boolean company) {
    if (!company) {
      return lane.hasRoom();
    }
    long all = lanes.values().stream().mapToLong(OutLane::outstanding).sum();
    return all < BESIDE_COMPANY || !lane.isDue() && open <= 1;
  }

  /// A chunk was read; see {@link OutgoingFiles#read}.
  boolean read(Piece piece, int sum) {
    return locked(() -> files.read(piece, sum));
  }

  /// A chunk that was read is about to be written. Returns false if it is not to be, on this lane.
  boolean put(OutLane lane, Piece piece, int cost) {
    lock.lock();
    try {
      boolean wanted = piece.file().state() != OutgoingFile.State.OVER;
      if (wanted && !lane.isOver()) {
        lane.put(piece, cost);
        return true;
      }
      lane.forget(piece);
      files.resend(List.of(piece));
      wake();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Gives up the room for a piece that could not be read.
  void forget(OutLane lane, Piece piece) {
    hold(() -> lane.forget(piece));
  }

  /// The lane broke while it was busy with this: another one does what is left of it.
  void undone(Piece piece) {
    hold(() -> files.undone(piece));
  }

  /// Whether the last chunk before a write should ask for an acknowledgement.
  boolean asks(OutLane lane, boolean idle) {
    return locked(() -> lane.asks(idle, timer.nanoTime()));
  }

  @Nullable Signatures takeSignatures(OutgoingFile file) {
    lock.lock();
    try {
      return files.takeSignatures(file);
    } finally {
      lock.unlock();
    }
  }

  void looked(OutgoingFile file, Delta delta, OutLane lane) {
    hold(() -> files.looked(file, delta, lane));
  }

  boolean sent(OutgoingFile file, String digest) {
    return locked(() -> files.sent(file, digest));
  }

  boolean same(OutgoingFile file) {
    return locked(() -> files.same(file));
  }

  boolean broken(OutgoingFile file, FileException failure) {
    return locked(() -> files.broken(file, failure));
  }

  /// What had to be said of a file was said.
  void settle(OutgoingFile file) {
    heard(all -> all.settle(file));
  }

  private void hold(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
