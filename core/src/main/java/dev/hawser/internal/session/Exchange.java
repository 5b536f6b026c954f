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
  private static final long LEAST_TIME_TO_LEAD = TimeUnit.SECONDS.toNanos(1);

  private static final byte[] WAITING = {};

  /// Stands for the failure of one who is giving up, until its outcome is known.
  private static final Object LEAVING = new Object();

  private static final AtomicIntegerFieldUpdater<Exchange> COUNTED =
      AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "counted");

  private final Session session;
  private final AtomicReference<Object> result = new AtomicReference<>(WAITING);
  private final long mostBytes;
  private @Nullable Stream stream;
  private @Nullable Pieces pieces;
  private volatile @Nullable Thread waiter;
  private volatile @Nullable CompletableFuture<byte[]> future;
  private volatile long deadline = Long.MAX_VALUE;

  /// 1 while the session counts this caller among those that wait for a quick answer.
  private volatile int counted;

  private Exchange(Session session) {
    this.session = session;
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
    Exchange exchange = new Exchange(session);
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
  /// @param answersQuickly whether the other end answers at once; a lone caller then reads its own
  ///   reply
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
    Outcome outcome = Outcome.MAYBE_EXECUTED;
    if (stream() instanceof MultiplexedStream multiplexed) {
      outcome = multiplexed.reset(Frame.GIVEN_UP, reason);
    } else {
      stream().reset(reason);
    }
    result.set(failure.apply(outcome));
    wakeWaiter();
    return true;
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
      from.reset("the answer is too large");
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
  }

  private void complete(Object outcome) {
    if (result.compareAndSet(WAITING, outcome)) {
      wakeWaiter();
    }
  }

  private void fail(HawserException reason) {
    complete(reason);
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
    if (COUNTED.compareAndSet(this, 1, 0)) {
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
