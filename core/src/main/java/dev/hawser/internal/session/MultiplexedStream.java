package dev.hawser.internal.session;

import dev.hawser.ClosedException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PermissionException;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.FrameLog;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/// A {@link Stream} of a {@link ResumableSession}. What concerns sending is guarded by the outbox's
/// lock; what concerns receiving belongs to whoever reads the link.
final class MultiplexedStream implements Stream {
  /// One byte less than a frame holds, because the first frame also names the service.
  static final int PIECE = Frame.MAX_PAYLOAD - 1;

  private static final AtomicIntegerFieldUpdater<MultiplexedStream> UNUSED =
      AtomicIntegerFieldUpdater.newUpdater(MultiplexedStream.class, "unused");

  private final ResumableSession session;
  private final Outbox outbox;
  private final Unread unread;
  private final int id;
  private final int service;
  private final boolean initiator;
  private @Nullable StreamListener listener;

  private int sendWindow;
  private boolean opened;

  /// Whether the last piece sent was not the end of its message.
  private boolean inMessage;

  /// Whether a small message of this stream is to overtake large ones of others.
  private boolean hurried;

  private boolean localEnd;
  private boolean remoteEnd;

  /// Where in the log this end's first frame begins.
  private long firstOffset = Long.MAX_VALUE;

  private @Nullable HawserException failure;
  private @Nullable ArrayDeque<Posted> posted;
  private long backlog;

  /// Bytes received and not yet consumed.
  private volatile int unused;

  /// Bytes consumed that are still kept, for a message that is not complete.
  private long kept;

  private int owedCredit;

  MultiplexedStream(
      ResumableSession session, Unread unread, int id, int service, boolean initiator) {
    this.session = session;
    this.outbox = session.outbox();
    this.unread = unread;
    this.id = id;
    this.service = service;
    this.initiator = initiator;
    this.opened = !initiator;
    this.sendWindow = session.peerWindow();
  }

  void listen(StreamListener streamListener) {
    this.hurried = !streamListener.isPatient();
    this.listener = streamListener;
  }

  int id() {
    return id;
  }

  ResumableSession session() {
    return session;
  }

  // ---- sending ----

  @Override
  public void send(byte[] bytes, int offset, int length, boolean endOfMessage, boolean end)
      throws InterruptedException {
    int at = offset;
    int left = length;
    do {
      int piece = Math.min(left, PIECE);
      boolean last = piece == left;
      outbox.lock.lockInterruptibly();
      try {
        outbox.awaitRoom(this, piece);
        append(outbox.log(), bytes, at, piece, last && endOfMessage, last && end);
      } finally {
        outbox.lock.unlock();
      }
      at += piece;
      left -= piece;
      session.flushAfterSend();
    } while (left > 0);
  }

  @Override
  public boolean trySend(byte[] bytes, int offset, int length) {
    outbox.lock.lock();
    try {
      if (length > sendWindow || !mayAppend(0) || length > PIECE && !outbox.roomForBulk()) {
        return false;
      }
      appendPieces(bytes, offset, length, true, false);
    } finally {
      outbox.lock.unlock();
    }
    session.flushAfterSend();
    return true;
  }

  @Override
  public void post(byte[] bytes, int offset, int length, boolean end) {
    append(bytes, offset, length, end);
    session.flushAfterPost();
  }

  /// As {@link #post}, leaving it to the caller to flush.
  void append(byte[] bytes, int offset, int length, boolean end) {
    append(bytes, offset, length, true, end);
  }

  private void append(byte[] bytes, int offset, int length, boolean whole, boolean end) {
    outbox.lock.lock();
    try {
      if (failure != null || localEnd) {
        return;
      }
      if (posted == null && length <= Math.min(sendWindow, PIECE)) {
        appendPieces(bytes, offset, length, whole, end);
        return;
      }
      if (posted == null) {
        posted = new ArrayDeque<>();
        outbox.backlogged(1);
      }
      posted.addLast(new Posted(bytes, offset, length, whole, end));
      backlog += length;
      if (posted.size() == 1 && sendWindow > 0) {
        outbox.enlist(this);
      }
    } finally {
      outbox.lock.unlock();
    }
  }

  /// Moves one piece of what was posted to the log; under the lock.
  ///
  /// @return whether more can follow at once
  boolean appendPosted(FrameLog log) {
    ArrayDeque<Posted> waiting = posted;
    if (waiting == null || failure != null) {
      return false;
    }
    Posted first = waiting.getFirst();
    int piece = Math.min(Math.min(first.length, outbox.mostPiece()), sendWindow);
    boolean last = piece == first.length;
    append(log, first.bytes, first.offset, piece, last && first.whole, last && first.end);
    first.offset += piece;
    first.length -= piece;
    backlog -= piece;
    if (last) {
      waiting.removeFirst();
      if (waiting.isEmpty()) {
        dropPosted();
        outbox.signalRoom();
        return false;
      }
    }
    return sendWindow > 0;
  }

  private void dropPosted() {
    if (posted != null) {
      posted = null;
      backlog = 0;
      outbox.backlogged(-1);
    }
  }

  private void appendPieces(byte[] bytes, int offset, int length, boolean whole, boolean end) {
    int at = offset;
    int left = length;
    do {
      int piece = Math.min(left, PIECE);
      boolean last = piece == left;
      append(outbox.log(), bytes, at, piece, last && whole, last && end);
      at += piece;
      left -= piece;
    } while (left > 0);
  }

  private void append(
      FrameLog log, byte[] bytes, int offset, int length, boolean endOfMessage, boolean end) {
    int kind = Frame.DATA | (endOfMessage ? Frame.END_OF_MESSAGE : 0) | (end ? Frame.END : 0);
    if (firstOffset == Long.MAX_VALUE) {
      firstOffset = log.end();
    }
    if (opened) {
      log.append(kind, id, bytes, offset, length);
    } else {
      opened = true;
      log.appendOpening(kind | Frame.OPEN, id, service, bytes, offset, length);
    }
    sendWindow -= length;
    if (endOfMessage && !inMessage && hurried && length <= Outbox.SMALL) {
      outbox.sentSmall();
    }
    inMessage = !endOfMessage && length > 0;
    if (end) {
      localEnd = true;
      // Whoever waits for room to send more will have none.
      outbox.signalRoom();
    }
    forgetIfOver();
  }

  /// Whether a piece fits the window now; under the lock.
  ///
  /// @throws HawserException if nothing can be sent any more
  boolean mayAppend(int length) {
    if (failure != null) {
      throw failure;
    }
    if (localEnd) {
      throw new ClosedException("this end of the stream was closed", Outcome.NOT_SENT);
    }
    return sendWindow >= length && posted == null;
  }

  @Override
  public void end() {
    append(Reasons.NONE, 0, 0, false, true);
    session.flushAfterPost();
  }

  @Override
  public void reset(String reason) {
    reset(Frame.GIVEN_UP, reason);
  }

  /// Gives the stream up and tells the other end, which hears the cause as a type. What has not
  /// begun to leave is taken back.
  ///
  /// @return what became of what was sent
  Outcome reset(int cause, String reason) {
    Outcome outcome;
    outbox.lock.lock();
    try {
      outcome = outcome();
      if (failure != null || localEnd && remoteEnd) {
        return outcome;
      }
      failure = new ClosedException("given up: " + reason, outcome);
      dropPosted();
      kept(0);
      if (initiator && outcome == Outcome.NOT_SENT) {
        outbox.log().withdraw(firstOffset);
      } else if (opened) {
        byte[] why = Reasons.encode(cause, reason);
        outbox.log().append(Frame.RESET, id, why, 0, why.length);
      }
      outbox.signalRoom();
    } finally {
      outbox.lock.unlock();
    }
    session.forget(this);
    session.flushAfterPost();
    return outcome;
  }

  @Override
  public void cancel(String reason) {
    byte[] why = Reasons.encode(Frame.CANCELLED, reason);
    outbox.lock.lock();
    try {
      if (failure != null || remoteEnd || !opened) {
        return;
      }
      outbox.log().append(Frame.RESET, id, why, 0, why.length);
    } finally {
      outbox.lock.unlock();
    }
    session.flushAfterPost();
  }

  @Override
  public boolean takeBack(String reason) {
    outbox.lock.lock();
    try {
      boolean here = failure == null && (posted != null || outcome() == Outcome.NOT_SENT);
      return here && reset(Frame.GIVEN_UP, reason) != null;
    } finally {
      outbox.lock.unlock();
    }
  }

  /// Gives the stream up because the other end lacks a permission, which is on record.
  void resetNotPermitted(PermissionException reason) {
    var _ = reset(Frame.NOT_PERMITTED, Reasons.of(reason));
  }

  @Override
  public long backlog() {
    outbox.lock.lock();
    try {
      return backlog;
    } finally {
      outbox.lock.unlock();
    }
  }

  /// What became of what was sent, if the session ended now.
  private Outcome outcome() {
    outbox.lock.lock();
    try {
      return outbox.log().wasWritten(firstOffset) ? Outcome.MAYBE_EXECUTED : Outcome.NOT_SENT;
    } finally {
      outbox.lock.unlock();
    }
  }

  // ---- receiving ----

  /// A DATA frame arrived.
  ///
  /// @return what is wrong with it, or null
  @Nullable String arrived(int kind, byte[] buffer, int offset, int length) {
    if (remoteEnd) {
      return "goes on after its end";
    }
    if (UNUSED.addAndGet(this, length) > session.ownWindow()) {
      return "exceeds its window of " + session.ownWindow() + " bytes";
    }
    if (!unread.add(length)) {
      overflow(length);
      return null;
    }
    boolean endOfMessage = (kind & Frame.END_OF_MESSAGE) != 0;
    boolean end = (kind & Frame.END) != 0;
    if (end) {
      remoteEnded();
    }
    StreamListener target = listener;
    if (target != null) {
      Delivery.deliver(this, target, buffer, offset, length, endOfMessage, end);
    }
    return null;
  }

  /// This session has no room for what arrived: gives up the stream, and nothing else.
  private void overflow(int length) {
    discard(length);
    reset(Frame.REFUSED, unread.isFull("the other end"));
    String here = unread.isFull("this end");
    ResumableSession.LOG.log(Level.WARNING, () -> session + ": " + this + " given up: " + here);
    StreamListener target = listener;
    if (target != null) {
      target.lost(this, new ClosedException(here, Outcome.MAYBE_EXECUTED));
    }
  }

  /// Uncounts a piece that arrived, unless it was consumed.
  void discard(int length) {
    int before = UNUSED.getAndUpdate(this, waiting -> Math.max(0, waiting - length));
    unread.remove(Math.min(before, length));
  }

  private void remoteEnded() {
    outbox.lock.lock();
    try {
      remoteEnd = true;
      forgetIfOver();
    } finally {
      outbox.lock.unlock();
    }
  }

  private void forgetIfOver() {
    if (localEnd && remoteEnd) {
      kept(0);
      session.forget(this);
    }
  }

  @Override
  public void consumed(int bytes) {
    UNUSED.addAndGet(this, -bytes);
    unread.remove(bytes);
    boolean flush = false;
    outbox.lock.lock();
    try {
      owedCredit += bytes;
      if (owedCredit >= session.ownWindow() / 4 && !remoteEnd && failure == null) {
        outbox.log().appendInt(Frame.CREDIT, id, owedCredit);
        owedCredit = 0;
        flush = true;
      }
    } finally {
      outbox.lock.unlock();
    }
    if (flush) {
      session.flushAfterPost();
    }
  }

  @Override
  public void kept(long bytes) {
    outbox.lock.lock();
    try {
      long now = failure != null || localEnd && remoteEnd ? 0 : bytes;
      unread.add(now - kept);
      kept = now;
    } finally {
      outbox.lock.unlock();
    }
  }

  /// The other end allows more bytes.
  ///
  /// @return false if that is more than its window
  boolean credited(int bytes) {
    boolean flush;
    outbox.lock.lock();
    try {
      if (bytes <= 0 || bytes > session.peerWindow() - sendWindow) {
        return false;
      }
      boolean wasEmpty = sendWindow == 0;
      sendWindow += bytes;
      flush = posted != null;
      if (flush && wasEmpty) {
        outbox.enlist(this);
      }
      outbox.signalRoom();
    } finally {
      outbox.lock.unlock();
    }
    if (flush) {
      session.flushAfterPost();
    }
    return true;
  }

  /// The other end gave the stream up.
  void resetByPeer(int cause, String reason) {
    StreamListener target = listener;
    if (cause != Frame.CANCELLED) {
      fail(Reasons.givenUp(cause, reason));
    } else if (target != null) {
      target.cancelled(this);
    }
  }

  /// The session is over.
  void sessionEnded(DisconnectedException reason) {
    String message = String.valueOf(reason.getMessage());
    fail(new DisconnectedException(message, outcome(), reason.getCause()));
  }

  private void fail(HawserException reason) {
    outbox.lock.lock();
    try {
      if (failure != null) {
        return;
      }
      failure = reason;
      dropPosted();
      kept(0);
      outbox.signalRoom();
    } finally {
      outbox.lock.unlock();
    }
    session.forget(this);
    StreamListener target = listener;
    if (target != null) {
      try {
        target.failed(this, reason);
      } catch (RuntimeException e) {
        ResumableSession.LOG.log(Level.WARNING, () -> session + ": a failure went unheard", e);
      }
    }
  }

  @Override
  public String toString() {
    return (initiator ? "stream " : "their stream ") + Integer.toUnsignedString(id);
  }
}
