package dev.hawser.internal.session;

import dev.hawser.internal.time.Timer;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.FrameLog;
import dev.hawser.internal.wire.FrameLog.Segment;
import dev.hawser.internal.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Everything a session sends: the log of frames, who may append to it, and who writes it out.
///
/// Small messages are appended as they come. Large ones go in piece by piece while little else
/// waits, so that they interleave and a small message never queues behind more than {@link #AHEAD}
/// bytes.
///
/// One thread at a time writes. Which one, is a matter of speed: a caller that will wait for the
/// answer anyway, the reading thread after it has answered a batch, or else the link's writer.
final class Outbox {
  /// Unwritten bytes above which large messages wait.
  private static final int AHEAD = 256 << 10;

  /// Unacknowledged bytes above which large messages wait.
  private static final int IN_FLIGHT = 1 << 20;

  /// The same while small messages are about, which would wait behind those bytes.
  private static final int BESIDE_SMALL = 16 << 10;

  /// The longest piece of a posted message then, which may be written by the thread that wants to
  /// send a small one.
  private static final int PIECE_BESIDE_SMALL = 16 << 10;

  /// Small messages are about for so long after one was sent.
  private static final long COMPANY_NANOS = 20_000_000;

  /// A connection takes so many unacknowledged bytes without blocking, even if nobody reads them.
  private static final int SAFE = 32 << 10;

  /// Messages up to this size do not wait for other traffic.
  static final int SMALL = 4 << 10;

  /// Sends that follow each other faster than this are gathered by the writer.
  private static final long BURST_NANOS = 20_000;

  final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Timer timer;
  private final FrameLog log = new FrameLog();
  private final ArrayDeque<MultiplexedStream> posting = new ArrayDeque<>(1);
  private volatile @Nullable Link link;
  private boolean flushing;

  /// Whether somebody waits to send a large piece.
  private boolean bulkWaits;

  private int backlogged;
  private final Goodbye goodbye = new Goodbye();
  private volatile boolean answered;
  private volatile boolean ackDue;
  private volatile boolean sentSinceTick;
  private volatile long received;
  private long acknowledgedByUs;
  private volatile long lastSend;
  private long lastSmall;

  Outbox(Timer timer) {
    this.timer = timer;
    this.lastSmall = timer.nanoTime() - COMPANY_NANOS;
  }

  /// The log; only under the lock.
  FrameLog log() {
    return log;
  }

  /// How many bytes of frames have arrived and were handled.
  long received() {
    return received;
  }

  /// Notes what has arrived.
  ///
  /// @param worthAck whether the other end should hear of it soon
  /// @return whether so much is unacknowledged that it should hear at once
  boolean received(long offset, boolean worthAck) {
    received = offset;
    if (worthAck) {
      ackDue = true;
    }
    return ackDue && offset - acknowledgedByUs >= SAFE / 2;
  }

  /// Waits until a piece may be appended; called and returning under the lock.
  void awaitRoom(MultiplexedStream stream, int length) throws InterruptedException {
    while (mustWait(stream, length)) {
      room.await();
    }
  }

  /// Whether there is no room yet, having seen to it that somebody is told when there is. It looks
  /// at the time once: who waits for a reason that a second look would not find is never woken.
  private boolean mustWait(MultiplexedStream stream, int length) {
    boolean bulk = length > SMALL && !roomForBulk();
    bulkWaits |= bulk;
    return !stream.mayAppend(length) || bulk;
  }

  boolean roomForBulk() {
    long most = hasCompany() ? BESIDE_SMALL : IN_FLIGHT;
    return log.unwritten() < AHEAD && log.unacknowledged() < most;
  }

  /// The longest piece of a posted message that may be appended now.
  int mostPiece() {
    return hasCompany() ? PIECE_BESIDE_SMALL : MultiplexedStream.PIECE;
  }

  /// Whether a small message was sent a moment ago; under no lock.
  boolean hasCompanyNow() {
    lock.lock();
    try {
      return hasCompany();
    } finally {
      lock.unlock();
    }
  }

  private boolean hasCompany() {
    return timer.nanoTime() - lastSmall < COMPANY_NANOS;
  }

  /// Wakes senders to look again; under the lock.
  void signalRoom() {
    room.signalAll();
  }

  /// Lets those who wait look again, because there is less to hope for.
  void look() {
    lock.lock();
    try {
      signalRoom();
    } finally {
      lock.unlock();
    }
  }

  /// Lines a stream up whose posted messages wait for room; under the lock.
  void enlist(MultiplexedStream stream) {
    posting.addLast(stream);
  }

  /// Counts the streams that have posted messages waiting; under the lock.
  void backlogged(int change) {
    backlogged += change;
  }

  /// The other end has everything below an offset.
  ///
  /// @return whether posted messages may go on now, which takes a flush
  boolean acknowledged(long offset) throws ProtocolException {
    lock.lock();
    try {
      log.acknowledged(offset);
      acknowledged();
      letBulkGoOn();
      return !posting.isEmpty() && roomForBulk();
    } finally {
      lock.unlock();
    }
  }

  /// Notes how far the other end is, for those who wait for it; under the lock.
  private void acknowledged() {
    if (isLeaving()) {
      answered = goodbye.isAnswered(log);
      room.signalAll();
    }
  }

  /// Asks for an ACK to go out with the next flush.
  void requestAck() {
    ackDue = true;
  }

  /// Adds a GOODBYE once everything posted is in the log.
  ///
  /// @param force whether not to wait for what is posted and finds no room
  void sayGoodbye(String reason, boolean force) {
    lock.lock();
    try {
      goodbye.say(reason, force);
    } finally {
      lock.unlock();
    }
    flushSoon();
  }

  /// Why this end leaves, or null if it does not.
  @Nullable String farewell() {
    lock.lock();
    try {
      return goodbye.reason();
    } finally {
      lock.unlock();
    }
  }

  /// Whether GOODBYE is said or about to be; under the lock.
  boolean isLeaving() {
    return goodbye.reason() != null;
  }

  /// Whether the other end has everything, GOODBYE included.
  boolean isAnswered() {
    return answered;
  }

  /// Whether the other end has all that was accepted; under the lock.
  private boolean isAllDelivered() {
    return backlogged == 0 && goodbye.isAllDelivered(log);
  }

  /// Whether nothing but the answer to GOODBYE can be waited for; under the lock.
  boolean isReadyToPart() {
    return isAllDelivered() && (link == null || goodbye.isWritten(log));
  }

  /// Whether nothing waits to be written; under the lock.
  boolean isAllWritten() {
    return !ackDue && log.unwritten() == 0;
  }

  /// Waits a bounded time until something holds, which is asked under the lock.
  void await(long nanos, BooleanSupplier enough) {
    boolean interrupted = false;
    long limit = System.nanoTime() + nanos;
    lock.lock();
    try {
      long left = nanos;
      while (!enough.getAsBoolean() && left > 0) {
        try {
          left = room.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
          left = limit - System.nanoTime();
        }
      }
    } finally {
      lock.unlock();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Continues on a new connection from what the other end has.
  void attach(Link newLink, long theirReceived) throws ProtocolException {
    lock.lock();
    try {
      log.resumeAt(theirReceived);
      acknowledged();
      link = newLink;
      ackDue = true;
      room.signalAll();
    } finally {
      lock.unlock();
    }
    flushSoon();
  }

  /// Stops writing to a link. Returns false if it was not the present one.
  boolean detach(Link lost) {
    lock.lock();
    try {
      if (link != lost) {
        return false;
      }
      link = null;
      room.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// The connection that is up now, or null.
  @Nullable Link link() {
    return link;
  }

  /// Writes from the calling thread as far as that cannot block. A virtual thread leaves it to the
  /// writer, because sockets work best on platform threads; so does one that was interrupted, whose
  /// write would close a channel.
  void flushNow() {
    Thread caller = Thread.currentThread();
    if (caller.isVirtual() || caller.isInterrupted()) {
      flushSoon();
    } else {
      flushWithoutWaiting();
    }
  }

  /// Writes after a one-way message: at once if it stands alone, gathered with others in a burst.
  void flushMessage() {
    long now = System.nanoTime();
    boolean burst = now - lastSend < BURST_NANOS;
    lastSend = now;
    if (burst) {
      flushSoon();
    } else {
      flushNow();
    }
  }

  /// Writes from the calling thread as far as that cannot block, and leaves the rest to the writer.
  void flushWithoutWaiting() {
    flush(true, SAFE);
  }

  /// Leaves writing to the link's writer.
  void flushSoon() {
    Link current = link;
    if (current != null) {
      current.writer().wake();
    }
  }

  /// Writes until all is written; only the link's writer does this.
  void flushAll() {
    flush(false, Long.MAX_VALUE / 2);
  }

  /// @param most how much that others append meanwhile is written, too
  private void flush(boolean onlyWithoutWaiting, long most) {
    lock.lock();
    try {
      if (!flushing) {
        flushLocked(onlyWithoutWaiting, log.end() + most);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Writes segment after segment, letting go of the lock for each. Whoever finds `flushing` set
  /// may rely on this loop to see what it has appended.
  private void flushLocked(boolean onlyWithoutWaiting, long goal) {
    flushing = true;
    try {
      while (true) {
        Link to = link;
        if (to == null) {
          return;
        }
        prepare();
        if (log.unwritten() == 0) {
          return;
        }
        if (onlyWithoutWaiting && log.unacknowledged() > SAFE || log.end() > goal) {
          to.writer().wake();
          return;
        }
        Segment segment = log.nextSegment();
        if (segment == null) {
          return;
        }
        writeUnlocked(to, segment);
      }
    } finally {
      flushing = false;
    }
  }

  private void writeUnlocked(Link to, Segment segment) {
    boolean ok = false;
    lock.unlock();
    try {
      ok = to.write(segment);
    } finally {
      lock.lock();
    }
    if (ok && to == link) {
      log.wrote(segment);
      sentSinceTick = true;
      if (isLeaving()) {
        room.signalAll();
      }
    } else {
      log.gaveUp();
    }
    letBulkGoOn();
  }

  /// Wakes those who wait to send a large piece, once there is room for several.
  private void letBulkGoOn() {
    if (bulkWaits && roomForBulk() && log.unwritten() <= AHEAD / 2) {
      bulkWaits = false;
      room.signalAll();
    }
  }

  /// Appends what waits for its turn: an acknowledgement, pieces of posted messages, the GOODBYE.
  private void prepare() {
    if (ackDue) {
      appendAck();
    }
    while (roomForBulk() && !posting.isEmpty()) {
      MultiplexedStream stream = posting.removeFirst();
      if (stream.appendPosted(log)) {
        posting.addLast(stream);
      }
    }
    goodbye.append(log, backlogged > 0);
  }

  private void appendAck() {
    ackDue = false;
    acknowledgedByUs = received;
    log.appendAck(acknowledgedByUs);
  }

  /// Whether anything was sent since the last call.
  boolean hasSent() {
    boolean sent = sentSinceTick;
    sentSinceTick = false;
    return sent;
  }

  /// Notes that a message small enough to be in a hurry was sent; under the lock.
  void sentSmall() {
    lastSmall = timer.nanoTime();
  }

  /// Appends a sign of life if one is due, and trims memory when idle.
  ///
  /// @param alive whether a sign of life is due
  void tick(boolean alive) {
    boolean flush = ackDue;
    lock.lock();
    try {
      if (link != null && alive) {
        appendAck();
        flush = true;
      }
      letBulkGoOn();
      flush |= !posting.isEmpty() && roomForBulk();
      log.trim();
    } finally {
      lock.unlock();
    }
    if (flush) {
      flushWithoutWaiting();
    }
  }

  /// Asks the other end for an ACK, so that whoever waits for bytes here gets some.
  void probe() {
    lock.lock();
    try {
      log.append(Frame.PROBE, 0, Reasons.NONE, 0, 0);
    } finally {
      lock.unlock();
    }
    flushWithoutWaiting();
  }

  /// Bytes that wait to be sent or acknowledged.
  long unacknowledged() {
    lock.lock();
    try {
      return log.unacknowledged();
    } finally {
      lock.unlock();
    }
  }

  /// For the log of a failing link.
  static String describe(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
