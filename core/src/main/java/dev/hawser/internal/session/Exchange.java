package dev.hawser.internal.session;

import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.wire.Frame;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One request and its answer, on a stream of its own.
///
/// Whoever waits gets the answer, or gives up, and never both: {@link #await} that returns is the
/// moment the answer changed hands.
public final class Exchange implements StreamListener {
  /// Hears what becomes of a request: either that it was answered, or that the other end has not
  /// read it and never will. Neither, if the session ends or the answer finds no room.
  @FunctionalInterface
  public interface Witness {
    /// The answer is there; on the thread that reads it, before the caller has it. If this throws,
    /// the request has failed for its caller.
    void answered(byte[] answer);

    /// The other end will not read the request: it was taken back, or refused unread.
    default void unread() {}
  }

  private static final long LEAST_TIME_TO_LEAD = TimeUnit.SECONDS.toNanos(1);

  private static final byte[] WAITING = {};

  /// Stands for the failure of one who is giving up, until its outcome is known.
  private static final Object LEAVING = new Object();

  private static final AtomicIntegerFieldUpdater<Exchange> COUNTED =
      AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "counted");

  private final Session session;
  private final AtomicReference<Object> result = new AtomicReference<>(WAITING);
  private final long mostBytes;
  private final @Nullable Witness witness;
  private @Nullable Stream stream;
  private @Nullable Pieces pieces;

  /// Whether the witness has seen the answer, or that there is none. For the reading thread.
  private boolean witnessed;

  private volatile @Nullable Thread waiter;
  private volatile @Nullable CompletableFuture<byte[]> future;
  private volatile long deadline = Long.MAX_VALUE;

  /// 1 while the session counts this caller among those that wait for a quick answer.
  private volatile int counted;

  private Exchange(Session session, @Nullable Witness witness) {
    this.session = session;
    this.witness = witness;
    this.mostBytes =
        session instanceof ResumableSession live ? live.mostMessageBytes() : Integer.MAX_VALUE;
  }

  /// Prepares a request, which leaves when it is awaited, and leaves this direction open for later
  /// messages. The array must not be changed afterwards.
  public static Exchange start(
      Session session, int service, byte[] message, int offset, int length) {
    return start(session, service, message, offset, length, false);
  }

  /// Prepares a request, which leaves when it is awaited. The array must not be changed afterwards.
  ///
  /// @param end whether it is all this end will say
  /// @throws HawserException if the session is over
  public static Exchange start(
      Session session, int service, byte[] message, int offset, int length, boolean end) {
    return start(session, service, message, offset, length, end, null);
  }

  /// As {@link #start(Session, int, byte[], int, int, boolean)}.
  ///
  /// @param witness hears what becomes of the request, even after its caller has given up
  public static Exchange start(
      Session session,
      int service,
      byte[] message,
      int offset,
      int length,
      boolean end,
      @Nullable Witness witness) {
    Exchange exchange = new Exchange(session, witness);
    Stream stream = session.open(service, exchange);
    exchange.stream = stream;
    if (stream instanceof MultiplexedStream multiplexed) {
      multiplexed.append(message, offset, length, end);
    } else {
      stream.post(message, offset, length, end);
    }
    return exchange;
  }

  /// Waits for the answer. On deadline and interruption the request is given up at the other end.
  ///
  /// @param deadlineNanoTime as `System.nanoTime()`, or `Long.MAX_VALUE` for none
  /// @param answersQuickly whether the other end may answer at once; a lone caller then reads its
  ///   own reply, and stops doing so after a few milliseconds
  /// @throws DeadlineException if the time passed first
  /// @throws HawserException if the stream or the session failed
  public byte[] await(long deadlineNanoTime, boolean answersQuickly) throws InterruptedException {
    deadline = deadlineNanoTime;
    waiter = Thread.currentThread();
    if (session instanceof ResumableSession live) {
      if (answersQuickly && !Thread.currentThread().isVirtual()) {
        awaitInTurns(live);
      } else {
        live.flushRequest();
      }
    }
    if (!isDone()) {
      Turn.giveWay();
    }
    park();
    return answer();
  }

  private void awaitInTurns(ResumableSession live) {
    live.callers().waits();
    counted = 1;
    if (isDone()) {
      uncount(live);
      return;
    }
    live.outbox().flushNow();
    if (deadline == Long.MAX_VALUE || deadline - System.nanoTime() > LEAST_TIME_TO_LEAD) {
      live.callers().lead(this);
    }
  }

  private void park() throws InterruptedException {
    boolean interrupted = false;
    while (!isDone()) {
      if (Thread.interrupted()) {
        if (giveUp("the caller was interrupted")) {
          throw new InterruptedException("interrupted while waiting for the other end");
        }
        interrupted = true;
      }
      long left = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(this, left);
      } else if (!leave("its deadline passed", Exchange::late)) {
        Thread.onSpinWait();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static HawserException late(Outcome outcome) {
    return new DeadlineException("no answer before the deadline", outcome);
  }

  private byte[] answer() {
    Object outcome = result.get();
    if (outcome instanceof byte[] bytes) {
      return bytes;
    }
    throw Failures.rethrown((HawserException) Objects.requireNonNull(outcome));
  }

  /// The answer as a future. Cancelling it gives the request up. It completes on an internal
  /// thread: dependents must be short and not users' code.
  public CompletableFuture<byte[]> future() {
    CompletableFuture<byte[]> made = new CompletableFuture<>();
    future = made;
    var _ =
        made.whenComplete((bytes, failure) -> {
          if (failure != null) {
            giveUp("cancelled");
          }
        });
    completeFuture();
    if (session instanceof ResumableSession live) {
      live.flushRequest();
    }
    return made;
  }

  /// Whether the answer or a failure is there.
  boolean isDone() {
    Object now = result.get();
    return now != WAITING && now != LEAVING;
  }

  /// Whether its caller should no longer wait.
  boolean isOverdue(long now) {
    Thread caller = waiter;
    return deadline != Long.MAX_VALUE && deadline - now <= 0
        || caller != null && caller.isInterrupted();
  }

  /// Says that nothing more follows the request.
  public void finish() {
    stream().end();
  }

  /// Sends a message after the request, without waiting.
  public void send(byte[] message, int offset, int length, boolean end) {
    stream().post(Arrays.copyOfRange(message, offset, offset + length), 0, length, end);
  }

  /// Gives the request up, unless the answer is already there.
  ///
  /// @return whether it was given up
  public boolean giveUp(String reason) {
    return leave(reason, outcome -> new ClosedException("given up: " + reason, outcome));
  }

  private boolean leave(String reason, Function<Outcome, HawserException> failure) {
    if (!result.compareAndSet(WAITING, LEAVING)) {
      return false;
    }
    result.set(failure.apply(abandon(reason)));
    wakeWaiter();
    return true;
  }

  /// Tells the other end that nobody waits any more. What a witness has to see still comes.
  private Outcome abandon(String reason) {
    if (witness == null) {
      return stream() instanceof MultiplexedStream multiplexed
          ? multiplexed.reset(Frame.GIVEN_UP, reason)
          : reset(reason);
    }
    if (stream().takeBack(reason)) {
      witness.unread();
      return Outcome.NOT_SENT;
    }
    stream().cancel(reason);
    return Outcome.MAYBE_EXECUTED;
  }

  private Outcome reset(String reason) {
    stream().reset(reason);
    return Outcome.MAYBE_EXECUTED;
  }

  private Stream stream() {
    Stream own = stream;
    if (own == null) {
      throw new IllegalStateException("the exchange has not begun");
    }
    return own;
  }

  // ---- what arrives ----

  @Override
  public void received(Stream from, byte[] bytes, int offset, int length, boolean endOfMessage) {
    from.consumed(length);
    if (witnessed) {
      return;
    }
    Pieces earlier = pieces;
    if (endOfMessage && earlier == null) {
      complete(Arrays.copyOfRange(bytes, offset, offset + length));
      return;
    }
    Pieces arrived = earlier == null ? new Pieces() : earlier;
    if (arrived.length() + (long) length > mostBytes) {
      pieces = null;
      from.kept(0);
      fail(
          new ValueException("the answer exceeds " + mostBytes + " bytes", Outcome.EXECUTED, null));
      if (witness == null) {
        from.reset("the answer is too large");
      } else {
        complete(arrived.join());
      }
      return;
    }
    arrived.add(bytes, offset, length);
    pieces = endOfMessage ? null : arrived;
    from.kept(endOfMessage ? 0 : arrived.length());
    if (endOfMessage) {
      complete(arrived.join());
    }
  }

  @Override
  public void ended(Stream from) {
    if (!isDone()) {
      fail(new ClosedException("the other end ended without an answer", Outcome.MAYBE_EXECUTED));
    }
  }

  @Override
  public void failed(Stream from, HawserException reason) {
    fail(reason);
    if (witness != null && !witnessed) {
      witnessed = true;
      witness.unread();
    }
  }

  @Override
  public void lost(Stream from, HawserException reason) {
    fail(reason);
  }

  private void complete(byte[] bytes) {
    if (witness == null) {
      completeWith(bytes);
      return;
    }
    witnessed = true;
    try {
      witness.answered(bytes);
      completeWith(bytes);
    } catch (RuntimeException e) {
      fail(new ValueException("the answer cannot be read: " + e.getMessage(), Outcome.EXECUTED, e));
    }
  }

  private void completeWith(Object outcome) {
    if (result.compareAndSet(WAITING, outcome)) {
      wakeWaiter();
    }
  }

  private void fail(HawserException reason) {
    completeWith(reason);
  }

  private void wakeWaiter() {
    if (session instanceof ResumableSession live) {
      uncount(live);
    }
    Thread caller = waiter;
    if (caller != null && caller != Thread.currentThread()) {
      LockSupport.unpark(caller);
    }
    completeFuture();
  }

  private void uncount(ResumableSession live) {
    if (counted == 1 && COUNTED.compareAndSet(this, 1, 0)) {
      live.callers().served();
    }
  }

  private void completeFuture() {
    CompletableFuture<byte[]> wanted = future;
    Object outcome = result.get();
    if (wanted != null && outcome != WAITING && outcome != LEAVING) {
      if (outcome instanceof byte[] bytes) {
        wanted.complete(bytes);
      } else {
        wanted.completeExceptionally((HawserException) outcome);
      }
    }
  }
}
