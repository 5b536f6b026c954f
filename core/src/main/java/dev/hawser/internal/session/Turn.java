package dev.hawser.internal.session;

import dev.hawser.internal.time.Timer;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tasks that run on the thread that has read what asked for them, one after the other.
///
/// To start a thread would take longer than many a task. The reader takes the turn when everything
/// it has read is handled, and lets go of the connection meanwhile. So a task may do whatever it
/// likes: if it takes more than a millisecond or two, the turn *stalls*: another thread reads, the
/// tasks behind it run elsewhere, and the slow one goes on where it is.
///
/// What tasks post and send in their own session leaves together when the turn ends or stalls.
/// Whatever a task leaves on the thread — an interrupt, another context class loader, another name
/// — is put right after it; what it leaves in thread locals stays until the connection ends.
public final class Turn {
  /// Something to be done for the other end.
  public interface Task {
    /// Does it, on the thread that reads.
    ///
    /// @param turn for {@link Turn#interrupt}
    void run(Turn turn);

    /// Called instead of {@link #run}, from any thread, when those before it took too long: starts
    /// a thread that does it. Must neither block nor run users' code.
    void runElsewhere();

    /// Called, usually from another thread, when this task holds the reader up: it had better not
    /// be offered next time. It goes on undisturbed. Must neither block nor run users' code.
    default void stalled() {}
  }

  /// Tasks that are still waiting after so long run elsewhere.
  private static final long BUDGET_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /// After so long a task counts as slow, once somebody looks.
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

  private final Readers readers;
  private final Outbox outbox;
  private final Timer timer;
  private final Thread thread = Thread.currentThread();

  /// When it was taken; set before anybody looks.
  private long begun;

  /// Guarded by this, as what follows.
  private final ArrayDeque<Task> waiting = new ArrayDeque<>(1);

  private @Nullable Task running;
  private boolean stalled;
  private boolean over;

  /// Whether something was sent that has not left.
  private boolean unflushed;

  /// Whether the thread uses a socket, which an interrupt might close.
  private boolean atSocket;

  /// Whether the running task is to be interrupted when its thread has left the socket.
  private boolean interruptLater;

  /// Made by the thread that reads.
  Turn(Readers readers, Outbox outbox, Timer timer) {
    this.readers = readers;
    this.outbox = outbox;
    this.timer = timer;
  }

  // ---- for those who have tasks ----

  /// Lets a task run on this thread as soon as what it has read is handled. For listeners, while
  /// they are called.
  ///
  /// @return false if this thread cannot, because it is a caller's, a virtual one, or too many
  ///   tasks of this connection have stalled: then the task needs a thread of its own
  public static boolean offer(Task task) {
    Batch batch = Batch.current();
    Link reading = batch == null ? null : batch.reading();
    return reading != null && reading.offer(task);
  }

  /// Lets another thread read from now on, if this one is taking a turn. For tasks that know they
  /// are about to wait; the turn counts as stalled.
  public static void giveWay() {
    Turn turn = current();
    if (turn != null) {
      var _ = turn.stall();
    }
  }

  private static @Nullable Turn current() {
    return Thread.currentThread().isVirtual() ? null : CURRENT.get();
  }

  /// Interrupts a task, if it is the one that runs. The interrupt is gone when the task ends, and
  /// closes no connection.
  ///
  /// @return whether it runs
  public synchronized boolean interrupt(Task task) {
    if (running != task) {
      return false;
    }
    if (atSocket) {
      interruptLater = true;
    } else {
      thread.interrupt();
    }
    return true;
  }

  /// Whether a task took so long that another thread reads by now.
  public synchronized boolean hasStalled() {
    return stalled;
  }

  // ---- the thread that takes the turn ----

  /// Adds a task; before the turn is taken.
  synchronized void add(Task task) {
    waiting.addLast(task);
  }

  /// Runs the tasks and lets their answers leave. The first one runs here in any case: no task has
  /// held it up, only the machine. Never throws.
  void take() {
    String name = thread.getName();
    ClassLoader loader = thread.getContextClassLoader();
    CURRENT.set(this);
    begun = timer.nanoTime();
    Task task = next(true);
    readers.takes(this);
    while (task != null) {
      run(task);
      thread.setContextClassLoader(loader);
      if (!name.equals(thread.getName())) {
        thread.setName(name);
      }
      task = next(timer.nanoTime() - begun < BUDGET_NANOS);
    }
    CURRENT.set(null);
    finish();
  }

  private void run(Task task) {
    try {
      task.run(this);
    } catch (Throwable e) {
      complain(task, "failed", e);
    }
  }

  /// Ends one task, and with it every interrupt, and begins another if there is time.
  private @Nullable Task next(boolean inTime) {
    List<Task> late;
    synchronized (this) {
      interruptLater = false;
      var _ = Thread.interrupted();
      running = inTime ? waiting.pollFirst() : null;
      if (running != null) {
        return running;
      }
      over = true;
      late = takeWaiting();
    }
    late.forEach(Turn::elsewhere);
    return null;
  }

  private void finish() {
    if (hasStalled()) {
      readers.returned();
    } else if (unflushed) {
      outbox.flushWithoutWaiting();
    }
  }

  private List<Task> takeWaiting() {
    List<Task> late = List.copyOf(waiting);
    waiting.clear();
    return late;
  }

  // ---- when it takes too long ----

  /// Stalls if it has taken too long by now, and is not over.
  ///
  /// @return whether it stalls from now on
  boolean stallIfSlow() {
    return timer.nanoTime() - begun >= SLOW_NANOS && stall();
  }

  /// Lets another thread read and run what waits, unless the turn is over.
  ///
  /// @return whether it was not
  boolean stall() {
    List<Task> late;
    Task slow;
    boolean flush;
    synchronized (this) {
      if (over || stalled) {
        return false;
      }
      stalled = true;
      slow = running;
      late = takeWaiting();
      flush = unflushed;
      readers.relieve();
    }
    if (flush) {
      outbox.flushSoon();
    }
    late.forEach(Turn::elsewhere);
    if (slow != null) {
      tellStalled(slow);
    }
    return true;
  }

  private static void tellStalled(Task slow) {
    try {
      slow.stalled();
    } catch (RuntimeException | Error e) {
      complain(slow, "did not hear that it stalled", e);
    }
  }

  private static void elsewhere(Task task) {
    try {
      task.runElsewhere();
    } catch (RuntimeException | Error e) {
      complain(task, "could not be run elsewhere", e);
    }
  }

  private static void complain(Task task, String what, Throwable thrown) {
    ResumableSession.LOG.log(
        Level.ERROR, () -> "a task (" + task.getClass().getName() + ") " + what, thrown);
  }

  // ---- what the rest of the session layer asks on any thread ----

  /// Notes that something was sent.
  ///
  /// @return whether it will leave with this thread's turn; otherwise it has to be flushed
  static boolean gathers(Outbox sent) {
    Turn turn = current();
    return turn != null && turn.outbox == sent && turn.gather();
  }

  private synchronized boolean gather() {
    boolean soonOver = !stalled && !atSocket;
    unflushed |= soonOver;
    return soonOver;
  }

  /// Keeps interrupts away while a task uses a socket.
  ///
  /// @return what to call {@link #unshield} on afterwards, or null
  static @Nullable Turn shield() {
    Turn turn = current();
    return turn != null && turn.goToSocket() ? turn : null;
  }

  private synchronized boolean goToSocket() {
    if (atSocket) {
      return false;
    }
    atSocket = true;
    interruptLater |= Thread.interrupted();
    return true;
  }

  /// Lets interrupts through again, and one that came meanwhile.
  synchronized void unshield() {
    atSocket = false;
    if (interruptLater) {
      interruptLater = false;
      thread.interrupt();
    }
  }
}
