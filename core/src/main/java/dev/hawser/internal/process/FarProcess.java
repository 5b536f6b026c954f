package dev.hawser.internal.process;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A command that runs at the other end for this one.
public final class FarProcess implements RemoteProcess {
  /// One output of the command: what takes it, and what users read.
  private record Flow(Sink sink, InputStream stream) {}

  private final Channel channel;
  private final Command command;
  private final int window;
  private final Line line;
  private final @Nullable Echo echo;
  private final Flow out;
  private final Flow err;
  private final Outflow in;
  private final StandardInput stdin;
  private final CompletableFuture<Long> started = new CompletableFuture<>();
  private final CompletableFuture<Integer> exited = new CompletableFuture<>();

  /// Whether the other end has nothing more to say.
  private volatile boolean over;

  private volatile long pid;

  private FarProcess(Channel channel, Command command) {
    this.channel = channel;
    this.command = command;
    this.window = Processes.window(channel);
    this.line = new Line(channel.causality());
    this.echo =
        command.echo() ? new Echo(window, command.onceAll(), line, channel.causality()) : null;
    this.out = flow(Says.OUT);
    this.err = flow(Says.ERR);
    this.in = new Outflow(Says.IN, line);
    this.stdin = new StandardInput(in);
  }

  private Flow flow(int which) {
    if (echo != null) {
      return new Flow(echo.sink(which), InputStream.nullInputStream());
    }
    Inflow flow = new Inflow(which, window, line, channel.causality());
    return new Flow(flow, flow);
  }

  /// Starts a command and waits until it runs.
  static FarProcess start(Channel channel, Command command) {
    FarProcess process = new FarProcess(channel, command);
    process.begin(new Order(command, process.window, channel.causality().stamp()).message());
    return process;
  }

  private void begin(Output order) {
    line.on(channel.session().open(Service.SYSTEM, new Answers()));
    if (echo != null) {
      echo.start();
    }
    line.post(order, false);
    String what = "starting " + this;
    boolean begun = false;
    try {
      Patience patience = channel.patience();
      pid = patience.await(started, patience.quick(), () -> what, Outcome.MAYBE_EXECUTED);
      begun = true;
    } catch (InterruptedException e) {
      throw Failures.interrupted(what, Outcome.MAYBE_EXECUTED);
    } finally {
      if (!begun) {
        String why = "its start was given up";
        line.reset(why);
        over(new ClosedException(why, Outcome.MAYBE_EXECUTED));
      }
    }
  }

  // ---- what users see ----

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public InputStream stdout() {
    return out.stream();
  }

  @Override
  public InputStream stderr() {
    return err.stream();
  }

  @Override
  public OutputStream stdin() {
    return stdin;
  }

  @Override
  public CompletableFuture<Integer> exit() {
    Exit exit = new Exit();
    var _ =
        exited.whenComplete((status, failure) -> {
          if (failure == null) {
            exit.complete(status);
          } else {
            exit.completeExceptionally(failure);
          }
        });
    return exit;
  }

  @Override
  public int waitFor() throws InterruptedException {
    Patience patience = channel.patience();
    return patience.await(exit(), patience.waiting(), this::toString, Outcome.MAYBE_EXECUTED);
  }

  @Override
  public boolean isAlive() {
    return !over;
  }

  @Override
  public void kill() {
    if (!over) {
      line.say(Says.KILL);
    }
  }

  @Override
  public void close() {
    letGo();
    stdin.close();
    closeQuietly(out.stream());
    closeQuietly(err.stream());
  }

  private static void closeQuietly(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing only tells the other end", e);
    }
  }

  /// Whoever waited for it does not wait any more.
  private void letGo() {
    if (!command.detached()) {
      kill();
    }
  }

  @Override
  public String toString() {
    return "command '" + Launch.program(command) + "'";
  }

  /// The exit status for one who asked for it.
  private final class Exit extends CompletableFuture<Integer> {
    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      if (cancelled) {
        letGo();
      }
      return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }

  // ---- what the other end says ----

  /// The command has ended, and nothing of its output is still on its way.
  private void exited(int status, long stamp) {
    out.sink().end();
    err.sink().end();
    line.end();
    finish(() -> {
      channel.causality().await(stamp, Patience.FOREVER);
      exited.complete(status);
    });
  }

  /// Nothing more will be heard of the command.
  private void over(HawserException reason) {
    IOException failure = new IOException(reason.getMessage(), reason);
    out.sink().fail(failure);
    err.sink().fail(failure);
    started.completeExceptionally(reason);
    finish(() -> exited.completeExceptionally(reason));
  }

  /// What is left to do, and may wait.
  @FunctionalInterface
  private interface Last {
    void run() throws InterruptedException;
  }

  /// Lets users know, on a thread that is theirs, once everything is printed.
  private void finish(Last last) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    in.shut();
    out.sink().release();
    err.sink().release();
    Threads.start(
        "end-of-command",
        () -> {
          try {
            if (echo != null) {
              echo.await();
            }
            last.run();
          } catch (InterruptedException | RuntimeException e) {
            exited.completeExceptionally(Failures.of(e, "waiting for " + this));
          }
        });
  }

  private final class Answers extends Dialogue {
    Answers() {
      super(line);
    }

    @Override
    void begins(Input beginning) {}

    @Override
    void message(int kind, Input message) {
      switch (kind) {
        case Says.STARTED -> {
          long id = message.readVarLong();
          in.open(Order.positive(message.readVarInt()));
          started.complete(id);
        }
        case Says.EXIT -> {
          long stamp = message.readVarLong();
          exited(message.readSignedVarInt(), stamp);
        }
        case Says.REFUSED -> {
          line.end();
          over(Failures.read(message));
        }
        default -> throw malformed("a message of kind " + kind);
      }
    }

    @Override
    Sink sink(int which) {
      return switch (which) {
        case Says.OUT -> out.sink();
        case Says.ERR -> err.sink();
        default -> throw malformed("content " + which + " is not a command's");
      };
    }

    @Override
    Outflow outflow(int which) {
      if (which != Says.IN) {
        throw malformed("content " + which + " is not for a command");
      }
      return in;
    }

    @Override
    public void ended(Stream stream) {
      over(new ClosedException("the command ended without a status", Outcome.MAYBE_EXECUTED));
    }

    @Override
    void failed(HawserException reason) {
      over(reason);
    }
  }
}
