package dev.hawser.internal.call;

import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.time.Timer;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A call that runs here, on a thread of its own.
///
/// It is interrupted when its caller gives up, at its deadline, and when the session ends. If it
/// still runs a second later, that is said here and at the caller's end.
final class RunningCall implements CurrentCall.Control {
  /// Why a call is interrupted.
  enum Interruption {
    /// Its caller gave up.
    CALLER,
    /// Its deadline passed.
    DEADLINE,
    /// The session is over.
    SESSION
  }

  private static final long HEEDED_WITHIN = TimeUnit.SECONDS.toNanos(1);

  private final Calls calls;
  private final Channel channel;
  private final Stream stream;
  private final Request.Arrived request;
  private final long moment;
  private final Reporter reporter;

  /// Guarded by this, as what follows.
  private @Nullable Interruption interruption;

  /// What it runs on, once it does.
  private @Nullable Thread thread;

  private boolean over;

  private RunningCall(Calls calls, Stream stream, Request.Arrived request) {
    this.calls = calls;
    this.channel = calls.channel();
    this.stream = stream;
    this.request = request;
    long left = request.left();
    this.moment = left == Patience.FOREVER ? left : channel.patience().now() + left;
    this.reporter = new Reporter(stream, channel.causality(), request.circumstances());
  }

  /// Starts what was asked for.
  static RunningCall start(Calls calls, Stream stream, Request.Arrived request) {
    RunningCall call = new RunningCall(calls, stream, request);
    calls.started();
    if (request.head().kind() == CallKind.REGISTERED) {
      Threads.start("call", call::run);
    } else {
      calls.threads().run(call::run);
    }
    return call;
  }

  // ---- on the call's thread ----

  private void run() {
    begun();
    Timer.Alarm alarm = channel.patience().alarm(moment, () -> interrupt(Interruption.DEADLINE));
    try {
      Output answer = answer();
      alarm.cancel();
      send(answer);
    } finally {
      alarm.cancel();
      finished();
      calls.ended();
    }
  }

  private synchronized void begun() {
    Thread own = Thread.currentThread();
    own.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread = own;
    if (interruption != null) {
      own.interrupt();
    }
  }

  private Output answer() {
    Invocation body;
    try {
      channel.causality().await(request.stamp(), moment);
      Request.Head head = request.head();
      body = calls.invocation(head, request.body(calls.shipping()));
    } catch (InterruptedException | RuntimeException | Error e) {
      return failed(isInterruptedFor(Interruption.DEADLINE) ? late() : Failures.of(e, what()));
    }
    Object result;
    try {
      result = runWithin(body);
    } catch (Throwable e) {
      return thrown(e);
    }
    return result(result);
  }

  private @Nullable Object runWithin(Invocation body) throws Throwable {
    CurrentCall current = new CurrentCall(calls.peer(), request.circumstances(), this);
    if (moment == Patience.FOREVER) {
      return current.run(body);
    }
    Deadline deadline = Deadline.within(Duration.ofNanos(channel.patience().left(moment)));
    return deadline.<@Nullable Object, Throwable>call(() -> current.run(body));
  }

  private static Output begin(Reply kind) {
    Output out = new Output();
    out.writeByte(kind.ordinal());
    return out;
  }

  private Output result(@Nullable Object value) {
    leaveInterrupt();
    Output out = begin(Reply.RESULT);
    out.writeVarLong(channel.causality().stamp());
    try {
      calls.shipping().write(out, value);
      return out;
    } catch (RuntimeException e) {
      return failed(
          new ValueException(
              "the result of " + what() + " cannot travel: " + e.getMessage(),
              Outcome.EXECUTED,
              e));
    }
  }

  private Output thrown(Throwable thrown) {
    leaveInterrupt();
    if (isInterruptedFor(Interruption.DEADLINE)) {
      return failed(late());
    }
    Output out = begin(Reply.THROWN);
    out.writeVarLong(channel.causality().stamp());
    out.writeUtf8(calls.otherEnd());
    Thrown.write(out, thrown, calls.shipping());
    return out;
  }

  private DeadlineException late() {
    return new DeadlineException(
        what() + " was interrupted at its deadline", Outcome.MAYBE_EXECUTED);
  }

  private String what() {
    return request.what();
  }

  private static Output failed(HawserException reason) {
    Output out = begin(Reply.FAILED);
    Failures.write(reason, out);
    return out;
  }

  /// What users' code leaves behind of an interrupt must not disturb the answer.
  private static void leaveInterrupt() {
    boolean _ = Thread.interrupted();
  }

  private void send(Output answer) {
    reporter.close();
    try {
      if (isInterruptedFor(Interruption.CALLER)) {
        stream.post(new byte[] {(byte) Reply.STOPPED.ordinal()}, 0, 1, true);
      } else {
        stream.send(answer.array(), 0, answer.size(), true, true);
      }
    } catch (InterruptedException _) {
      stream.reset("its caller gave up");
    } catch (HawserException _) {
      // The caller has given up, or the session is over.
    }
  }

  private synchronized void finished() {
    over = true;
  }

  // ---- interrupting it ----

  /// Asks it to stop. Never waits.
  synchronized void interrupt(Interruption why) {
    if (over || interruption == Interruption.CALLER) {
      return;
    }
    boolean first = interruption == null;
    interruption = why;
    if (thread != null) {
      thread.interrupt();
    }
    if (first) {
      Patience patience = channel.patience();
      Timer.Alarm _ = patience.alarm(patience.now() + HEEDED_WITHIN, this::lookAgain);
    }
  }

  private synchronized boolean isInterruptedFor(Interruption why) {
    return interruption == why;
  }

  @Override
  public synchronized boolean isCancelled() {
    return interruption != null;
  }

  private synchronized boolean isOver() {
    return over;
  }

  /// Not on a virtual thread: calls beyond many run on these, and may keep them all.
  private void lookAgain() {
    if (!isOver()) {
      Thread.ofPlatform().daemon().name("hawser-report").start(this::report);
    }
  }

  /// Says that it ignores being interrupted, and where it is.
  private void report() {
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      return;
    }
    String place = Whereabouts.of(running);
    if (isOver()) {
      return;
    }
    System.getLogger("dev.hawser")
        .log(
            Level.WARNING,
            () ->
                "%s by %s (%s) still runs a second after it was interrupted, at %s"
                    .formatted(what(), calls.otherEnd(), request.circumstances().id(), place));
    Output out = begin(Reply.STILL_RUNNING);
    out.writeUtf8(place);
    stream.post(out.array(), 0, out.size(), false);
  }

  // ---- what it tells ----

  @Override
  public @Nullable PrintStream printer(boolean error) {
    return reporter.printer(error);
  }

  @Override
  public void progress(double done, String note) {
    reporter.progress(done, note);
  }
}
