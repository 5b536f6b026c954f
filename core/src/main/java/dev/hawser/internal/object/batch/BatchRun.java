package dev.hawser.internal.object.batch;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.internal.object.batch.IncomingBatch.Call;
import dev.hawser.internal.object.invocation.Callee;
import dev.hawser.internal.object.invocation.Execution;
import dev.hawser.internal.object.invocation.Outlet;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The calls of one batch, which run here one after the other until one fails.
final class BatchRun {
  private static final Reply GIVEN_UP =
      Reply.failed(new ClosedException("the batch was given up by its caller", Outcome.NOT_SENT));

  private final Callee callee;
  private final @Nullable BatchAnswers answers;
  private final Queue<Call> waiting;
  private final Runnable whenOver;

  /// How many steps are due. A thread takes them while there are any, so that a call which is done
  /// at once does not begin the next one inside itself.
  private final AtomicInteger due = new AtomicInteger();

  /// Guarded by this, as what follows.
  private @Nullable Step current;

  /// Whether its caller wants no more.
  private boolean givenUp;

  /// Whether the last answer was given.
  private boolean ended;

  private BatchRun(Callee callee, @Nullable Stream stream, Queue<Call> calls, Runnable whenOver) {
    this.callee = callee;
    this.answers =
        stream == null ? null : new BatchAnswers(stream, callee.home().channel().patience());
    this.waiting = calls;
    this.whenOver = whenOver;
  }

  /// Begins.
  ///
  /// @param stream for the answers, or null if nobody waits for them
  /// @param whenOver to be called when nothing more is done
  static BatchRun start(
      Callee callee, @Nullable Stream stream, Queue<Call> calls, Runnable whenOver) {
    BatchRun run = new BatchRun(callee, stream, calls, whenOver);
    run.advance();
    return run;
  }

  /// Leaves undone what was not begun, and interrupts what runs. Never waits.
  void giveUp() {
    Step running;
    synchronized (this) {
      givenUp = true;
      running = current;
    }
    if (running != null) {
      running.interrupt();
    }
  }

  /// Has the next call begun: by the thread that runs this batch, if there is one now.
  private void advance() {
    if (due.getAndIncrement() == 0) {
      Threads.start("batch", this::run);
    }
  }

  private void run() {
    do {
      next();
    } while (due.decrementAndGet() > 0);
  }

  private void next() {
    Step step;
    Call call;
    synchronized (this) {
      call = waiting.poll();
      if (call == null || ended) {
        return;
      }
      step = new Step(waiting.isEmpty());
      current = step;
    }
    Reply refusal = isGivenUp() ? GIVEN_UP : call.refusal();
    if (refusal != null) {
      step.answer(refusal);
    } else if (call.request() != null) {
      Execution execution = Execution.prepare(callee, step, call.request());
      step.started(execution);
      execution.proceed();
    }
  }

  private synchronized boolean isGivenUp() {
    return givenUp;
  }

  /// One call.
  private final class Step implements Outlet {
    private final boolean isLast;
    private @Nullable Execution execution;

    Step(boolean isLast) {
      this.isLast = isLast;
    }

    @Override
    public boolean isHeard() {
      return answers != null;
    }

    @Override
    public void answer(Reply reply) {
      boolean last = ends(reply);
      if (answers != null) {
        answers.add(reply, last);
      }
      if (last) {
        whenOver.run();
      } else {
        advance();
      }
    }

    /// Whether nothing more is answered after this.
    private boolean ends(Reply reply) {
      synchronized (BatchRun.this) {
        ended |= isLast || !reply.isResult();
        return ended;
      }
    }

    private void started(Execution begun) {
      synchronized (this) {
        execution = begun;
      }
      if (isGivenUp()) {
        begun.interrupt();
      }
    }

    private void interrupt() {
      Execution running;
      synchronized (this) {
        running = execution;
      }
      if (running != null) {
        running.interrupt();
      }
    }
  }
}
