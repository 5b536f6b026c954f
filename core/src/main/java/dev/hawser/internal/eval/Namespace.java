package dev.hawser.internal.eval;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.time.Timer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Java source evaluated in this process for one other end. What it declares stays for the next
/// evaluation.
///
/// Code runs on the thread that asks, one evaluation of a namespace at a time, in the order in
/// which they were asked for. Interrupting that thread interrupts the code. Code that waits for
/// another evaluation in its own namespace waits in vain. Safe for use by many threads.
public final class Namespace implements AutoCloseable {
  private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

  private final Map<String, Bound> variables;
  private final Timer timer;
  private final ClassLoader parent =
      Objects.requireNonNullElse(
          Namespace.class.getClassLoader(), ClassLoader.getSystemClassLoader());
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Workspace workspace; // guarded by turn
  private long lastUse; // guarded by turn
  private Timer.@Nullable Alarm alarm; // guarded by turn
  private volatile boolean closed;

  /// Makes an empty one. It costs next to nothing until it is used.
  ///
  /// @param variables those that are there from the beginning
  public Namespace(Map<String, Bound> variables, Timer timer) {
    this.variables = new LinkedHashMap<>(variables);
    this.timer = timer;
  }

  /// A variable that is there from the beginning.
  ///
  /// @param type what the code sees it as; public
  public record Bound(Class<?> type, Object value) {}

  /// Something done with the workspace.
  private interface Work {
    @Nullable Object with(Workspace workspace) throws Throwable;
  }

  /// Evaluates an expression.
  ///
  /// @return the object itself, primitives boxed; null if the expression is `void`
  /// @throws dev.hawser.EvalException if it does not compile; nothing was executed
  /// @throws ClosedException if this namespace was closed
  /// @throws RefusedException if this JVM runs without the module that evaluates
  /// @throws InterruptedException if interrupted while another evaluation runs, or by the code
  /// @throws Exception what the code throws, even where it is no `Exception`
  public @Nullable Object evaluate(String expression) throws Exception {
    return inTurn(workspace -> workspace.evaluate(expression));
  }

  /// Runs statements and declarations, one after the other; throws as {@link #evaluate}. If one of
  /// them does not compile, those before it may have been executed, as the outcome says.
  public void execute(String statements) throws Exception {
    var _ =
        inTurn(workspace -> {
          workspace.execute(statements);
          return null;
        });
  }

  /// Runs a file; throws as {@link #evaluate}. A `.java` file is compiled, and the `main` of its
  /// first class that has one is called; it shares nothing with the namespace and waits for nobody
  /// in it. Any other file is a script of statements that run in the namespace, where `args` holds
  /// the arguments.
  ///
  /// @param fileName how the file is called in messages and stack traces, without its folder
  public void run(String fileName, String source, List<String> arguments) throws Exception {
    Source file = Source.of(fileName, source);
    if (fileName.endsWith(".java")) {
      requireUsable();
      var _ =
          rethrowing(() -> {
            Program.of(file, parent).run(arguments);
            return true;
          });
      return;
    }
    Bound args = new Bound(String[].class, arguments.toArray(String[]::new));
    var _ =
        inTurn(workspace -> {
          workspace.set("args", args);
          workspace.execute(file);
          return null;
        });
  }

  /// Forgets everything. What is being evaluated goes on to its end; nothing else begins.
  @Override
  public void close() {
    closed = true;
    forgetIfClosed();
  }

  private @Nullable Object inTurn(Work work) throws Exception {
    turn.lockInterruptibly();
    try {
      requireUsable();
      Workspace present = workspace;
      if (present == null) {
        present = Workspace.with(variables, parent);
        workspace = present;
      }
      Workspace used = present;
      return rethrowing(() -> work.with(used));
    } finally {
      lastUse = timer.nanoTime();
      watch(IDLE_NANOS);
      turn.unlock();
      forgetIfClosed();
    }
  }

  private void requireUsable() {
    if (closed) {
      throw new ClosedException(
          "nothing is evaluated any more: the session is over", Outcome.NOT_SENT);
    }
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      throw new RefusedException(
          "eval needs the module jdk.jshell: start with --add-modules jdk.jshell");
    }
  }

  /// Looks after a while whether this was used since; if not, lets go of what can be made again.
  private void watch(long afterNanos) {
    if (alarm == null && workspace != null && !closed) {
      alarm = timer.schedule(afterNanos, this::onAlarm);
    }
  }

  private void onAlarm() {
    if (!turn.tryLock()) {
      Timer.Alarm _ = timer.schedule(IDLE_NANOS, this::onAlarm);
      return;
    }
    try {
      alarm = null;
      long left = IDLE_NANOS - (timer.nanoTime() - lastUse);
      if (left > 0) {
        watch(left);
      } else if (workspace != null && workspace.isEmpty()) {
        workspace = null;
      } else if (workspace != null) {
        Thread _ = Threads.start("eval-rest", this::rest);
      }
    } finally {
      turn.unlock();
    }
    forgetIfClosed();
  }

  /// Makes a workspace that is kept as small as it can be.
  private void rest() {
    turn.lock();
    try {
      if (workspace != null && timer.nanoTime() - lastUse >= IDLE_NANOS) {
        workspace.rest();
      }
    } catch (Exception e) {
      Threads.log(Level.WARNING, "a namespace could not be made smaller", e);
    } finally {
      turn.unlock();
      forgetIfClosed();
    }
  }

  /// Whether it holds nothing but its variables.
  boolean isIdle() {
    turn.lock();
    try {
      return workspace == null;
    } finally {
      turn.unlock();
    }
  }

  /// Whoever has the turn when this closes calls this again after it.
  private void forgetIfClosed() {
    if (closed && turn.tryLock()) {
      try {
        workspace = null;
        if (alarm != null) {
          alarm.cancel();
          alarm = null;
        }
      } finally {
        turn.unlock();
      }
    }
  }

  /// What runs somebody's code.
  private interface Running {
    @Nullable Object run() throws Throwable;
  }

  /// Lets through what the code throws, whatever it is.
  private static @Nullable Object rethrowing(Running running) throws Exception {
    try {
      return running.run();
    } catch (Throwable thrown) {
      throw Namespace.<Exception>asUnchecked(thrown);
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> Error asUnchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
