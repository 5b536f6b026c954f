package dev.hawser.internal.object.invocation;

import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.time.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call that was made without waiting for it: no thread waits until its answer is there.
/// Cancelling it interrupts the call at the other end.
final class PendingCall extends CompletableFuture<@Nullable Object> {
  /// What it waits for.
  interface Call {
    /// As messages speak of it.
    String what();

    /// What the answer brings that has arrived.
    @Nullable Object result() throws Throwable;
  }

  private final Call call;
  private final Exchange exchange;
  private volatile boolean late;

  private PendingCall(Call call, Exchange exchange) {
    this.call = call;
    this.exchange = exchange;
  }

  /// Waits for the answer to a call.
  ///
  /// @param clock runs a task at its deadline
  static PendingCall of(Call call, Exchange exchange, Function<Runnable, Timer.Alarm> clock) {
    PendingCall pending = new PendingCall(call, exchange);
    Timer.Alarm alarm = clock.apply(pending::expire);
    CompletableFuture<?> _ =
        exchange
            .future()
            .whenComplete((_, failure) -> {
              alarm.cancel();
              Threads.start("result", () -> pending.finish(failure));
            });
    return pending;
  }

  private void expire() {
    late = true;
    boolean _ = exchange.giveUp("its deadline passed");
  }

  private void finish(@Nullable Throwable failure) {
    try {
      if (failure == null) {
        complete(call.result());
      } else {
        completeExceptionally(late ? tooLate(failure) : failure);
      }
    } catch (Throwable e) {
      completeExceptionally(e);
    }
  }

  private Throwable tooLate(Throwable failure) {
    return failure instanceof HawserException known
        ? new DeadlineException(call.what() + " was not done by its deadline", known.outcome())
        : failure;
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = super.cancel(mayInterrupt);
    if (cancelled) {
      boolean _ = exchange.giveUp("it was cancelled");
    }
    return cancelled;
  }

  /// Futures made from this one are ordinary ones.
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
