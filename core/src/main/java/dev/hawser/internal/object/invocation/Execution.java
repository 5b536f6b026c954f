package dev.hawser.internal.object.invocation;

import static java.util.Objects.requireNonNull;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.call.CurrentCall;
import dev.hawser.internal.call.Whereabouts;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Turn;
import dev.hawser.internal.time.Timer;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A call from its arrival until its answer leaves: on which thread it runs, and what interrupts
/// it. That is done when its caller gives up, at its deadline, and when the session ends; one that
/// has not begun by then never does. If it still runs a second later, that is said in the log.
///
/// What it does there is {@link Performance}.
public final class Execution implements Runnable, Turn.Task, CurrentCall.Control {
  private static final long HEEDED_WITHIN = TimeUnit.SECONDS.toNanos(1);

  private final Callee callee;
  private final Home home;
  private final Channel channel;
  private final @Nullable Outlet outlet;
  private final Request request;
  private final long moment;
  private final @Nullable Runnable whenOver;
  private final CurrentCall current;

  /// Guarded by this, as what follows.
  private @Nullable Thread thread;

  private @Nullable Turn turn;
  private Timer.@Nullable Alarm alarm;
  private boolean interrupted;
  private boolean over;

  private Execution(
      Callee callee, @Nullable Outlet outlet, Request request, @Nullable Runnable whenOver) {
    this.callee = callee;
    this.home = callee.home();
    this.channel = home.channel();
    this.outlet = outlet;
    this.request = request;
    this.whenOver = whenOver;
    long left = request.left();
    this.moment = left == Patience.FOREVER ? left : channel.patience().now() + left;
    this.current = new CurrentCall(home.peer(), request.circumstances(), this);
  }

  /// Starts a call, where it is to run.
  public static Execution start(Callee callee, Outlet outlet, Request request) {
    Execution call = new Execution(callee, outlet, request, null);
    callee.scheduling().start(call);
    return call;
  }

  /// A call that begins with {@link #proceed}.
  public static Execution prepare(Callee callee, Outlet outlet, Request request) {
    return new Execution(callee, outlet, request, null);
  }

  /// Runs on this thread, unless it has to wait for others or for an executor.
  public void proceed() {
    if (hasLane()) {
      callee.scheduling().start(this);
    } else {
      run();
    }
  }

  /// A call that nobody waits for.
  ///
  /// @param whenOver to be called when it is over
  public static Execution oneway(Callee callee, Request request, Runnable whenOver) {
    return new Execution(callee, null, request, whenOver);
  }

  // ---- where it is to run ----

  /// Whether it must wait for others, or for an executor.
  public boolean hasLane() {
    Export export = request.target().export();
    return export != null && !request.isDescription() && Scheduling.hasLane(export);
  }

  /// What it calls, if that was exported.
  Export export() {
    return requireNonNull(request.target().export());
  }

  /// Whether it will probably be over in no time.
  boolean isShort() {
    Member member = request.member();
    return member != null
        && outlet != null
        && member.returns().isPlain()
        && member.pace().isShort()
        && channel.causality().hasReached(request.stamp());
  }

  /// Whether it was made while another ran, by what that has called and waits for.
  boolean isInside(Execution other) {
    return outlet != null
        && outlet.isHeard()
        && request.circumstances() != null
        && current.depth() > other.current.depth()
        && current.id().equals(other.current.id());
  }

  /// As messages speak of it.
  String what() {
    return request.what();
  }

  // ---- on the thread it runs on ----

  @Override
  public void run() {
    carryOut(null);
  }

  @Override
  public void run(Turn own) {
    carryOut(own);
  }

  @Override
  public void runElsewhere() {
    Threads.start("call", this);
  }

  private void carryOut(@Nullable Turn own) {
    if (!begin(own)) {
      return;
    }
    long began = System.nanoTime();
    try {
      Reply reply = new Performance(callee, request, moment, current, outlet).reply();
      Member member = request.member();
      if (member != null) {
        member.pace().took(System.nanoTime() - began);
      }
      end();
      send(reply);
    } finally {
      end();
      tellOver();
    }
  }

  /// @return false if nobody waits for it any more
  private synchronized boolean begin(@Nullable Turn own) {
    if (over) {
      return false;
    }
    thread = Thread.currentThread();
    turn = own;
    if (own == null) {
      watchTheTime();
    }
    return true;
  }

  /// Interrupts it at its deadline; under the lock.
  private void watchTheTime() {
    if (moment != Patience.FOREVER) {
      alarm = channel.patience().alarm(moment, this::interrupt);
    }
  }

  /// What users' code leaves behind of an interrupt must disturb neither the answer nor what its
  /// thread does next.
  private synchronized void end() {
    if (!over) {
      over = true;
      if (alarm != null) {
        alarm.cancel();
      }
      notifyAll();
    }
    boolean _ = Thread.interrupted();
  }

  private void send(Reply reply) {
    if (outlet != null) {
      outlet.answer(reply);
    }
  }

  private void tellOver() {
    if (whenOver != null) {
      whenOver.run();
    }
  }

  /// It cannot be begun.
  void refuse(HawserException reason) {
    if (!skip()) {
      return;
    }
    if (outlet == null) {
      Threads.log(Level.WARNING, request.what() + " by " + home.otherEnd() + " failed", reason);
    }
    send(Reply.failed(reason));
    tellOver();
  }

  /// @return false if it has begun
  private synchronized boolean skip() {
    if (over || thread != null) {
      return false;
    }
    over = true;
    notifyAll();
    return true;
  }

  /// Waits until it is over.
  synchronized void awaitOver() {
    while (!over) {
      try {
        wait();
      } catch (InterruptedException _) {
        // Nobody has reason to interrupt those who wait for calls.
      }
    }
  }

  // ---- interrupting it ----

  /// Asks it to stop, or not to begin. Never waits.
  public void interrupt() {
    if (skip()) {
      send(Reply.failed(new ClosedException(what() + " was given up", Outcome.NOT_SENT)));
      tellOver();
    } else {
      interruptThread();
    }
  }

  private synchronized void interruptThread() {
    Thread running = thread;
    if (over || interrupted || running == null) {
      return;
    }
    interrupted = true;
    if (turn == null) {
      running.interrupt();
    } else {
      boolean _ = turn.interrupt(this);
    }
    Patience patience = channel.patience();
    Timer.Alarm _ = patience.alarm(patience.now() + HEEDED_WITHIN, this::lookAgain);
  }

  @Override
  public synchronized boolean isCancelled() {
    return interrupted;
  }

  /// It holds up the thread that reads: that was no short call.
  @Override
  public synchronized void stalled() {
    Member member = request.member();
    if (member != null) {
      member.pace().stalled();
    }
    if (!over) {
      watchTheTime();
    }
  }

  private synchronized @Nullable Thread whereItRuns() {
    return over ? null : thread;
  }

  /// Not on a virtual thread: calls like this one may hold all that carry these.
  private void lookAgain() {
    if (whereItRuns() != null) {
      Thread.ofPlatform().daemon().name("hawser-report").start(this::report);
    }
  }

  private void report() {
    Thread running = whereItRuns();
    if (running == null) {
      return;
    }
    String place = Whereabouts.of(running);
    if (whereItRuns() != null) {
      System.getLogger("dev.hawser")
          .log(
              Level.WARNING,
              () ->
                  "%s by %s (%s) still runs a second after it was interrupted, at %s"
                      .formatted(request.what(), home.otherEnd(), current.id(), place));
    }
  }

  // ---- what it cannot tell: nobody listens to a proxy's calls ----

  @Override
  public void progress(double done, String note) {}

  @Override
  public @Nullable PrintStream printer(boolean error) {
    return null;
  }
}
