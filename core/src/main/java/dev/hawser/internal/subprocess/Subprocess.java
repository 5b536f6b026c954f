package dev.hawser.internal.subprocess;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.internal.security.Dialled;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.transport.StreamConnection;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A process that this one has started to talk to over its standard input and output, as a client
/// to its server. There is one connection to it, and when that is lost there is no other.
public final class Subprocess implements Dialler {
  /// How long a process has to end by itself when its input has ended, and how long when it was
  /// asked to.
  record Times(Duration leaving, Duration killing) {}

  private static final Times TIMES = new Times(Duration.ofSeconds(5), Duration.ofSeconds(1));

  /// How long after the end of its output a process may take to be over, and its output after the
  /// process: what it has started can keep that open.
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  /// For a process that ends for its own reasons at the same time.
  private static final Duration MOMENT = Duration.ofMillis(100);

  private static final int FIRST_SIGNAL_CODE = 128;
  private static final int LAST_SIGNAL_CODE = 128 + 64;
  private static final byte[] NONE = {};

  private final Process process;
  private final String name;
  private final Duration patience;
  private final Times times;
  private final FirstWords output;
  private final LastWords errors;
  private final StreamConnection connection;
  private volatile @Nullable Boolean endedBeforeClose;
  private final AtomicBoolean dialled = new AtomicBoolean();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);

  private Subprocess(Process process, String program, Duration patience, Times times) {
    this.process = process;
    this.name = "the subprocess " + program + " (process " + process.pid() + ")";
    this.patience = patience;
    this.times = times;
    this.output = new FirstWords(process.getInputStream());
    this.errors = LastWords.of(process);
    this.connection =
        StreamConnection.over(
            output,
            process.getOutputStream(),
            new Address(StandardStreams.SCHEME, Long.toString(process.pid()), 0));
    var _ = connection.closed().thenRun(() -> endedBeforeClose = endedFirst());
  }

  /// Starts one.
  ///
  /// @param patience how long it may take to answer
  /// @throws DisconnectedException if it cannot be started
  /// @throws IllegalArgumentException if its standard streams are needed for something else
  public static Subprocess start(ProcessBuilder command, Duration patience, Timer timer) {
    return start(command, patience, timer, TIMES);
  }

  static Subprocess start(ProcessBuilder command, Duration patience, Timer timer, Times times) {
    String program = program(command);
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      throw new DisconnectedException(
          "cannot start the subprocess " + program + ": " + e.getMessage(), Outcome.NOT_SENT, e);
    }
    Subprocess started = new Subprocess(process, program, patience, times);
    var _ =
        process
            .onExit()
            .thenRun(() -> timer.schedule(AFTERMATH.toNanos(), started.connection::endInput));
    return started;
  }

  /// What a command begins with, and no more of it: arguments can be secret.
  private static String program(ProcessBuilder command) {
    if (command.command().isEmpty()) {
      throw new IllegalArgumentException("a command needs a program: new ProcessBuilder(\"java\")");
    }
    if (command.redirectInput() != Redirect.PIPE || command.redirectOutput() != Redirect.PIPE) {
      throw new IllegalArgumentException(
          "standard input and output of a subprocess are the line to it: leave redirectInput and"
              + " redirectOutput of its ProcessBuilder as they are");
    }
    if (command.redirectErrorStream()) {
      throw new IllegalArgumentException(
          "standard output of a subprocess is the line to it, and its errors must stay out of that:"
              + " drop redirectErrorStream(true) from its ProcessBuilder");
    }
    String path = command.command().getFirst();
    return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  }

  // ---- the way to it ----

  @Override
  public Dialled dial(Duration timeout) throws IOException {
    if (!dialled.compareAndSet(false, true)) {
      throw new IOException("there is one connection to " + name + ", its standard streams");
    }
    return new Dialled(connection, NONE);
  }

  @Override
  public String invitation() {
    return "";
  }

  @Override
  public byte[] secret() {
    return NONE;
  }

  @Override
  public Address address() {
    return connection.remote();
  }

  @Override
  public Duration patience() {
    return patience;
  }

  // ---- what became of it ----

  @Override
  public IOException explain(IOException why) {
    boolean first = endedFirst();
    boolean exited = hasExitedWithin(first ? AFTERMATH : MOMENT);
    String mistake = output.mistake();
    String what;
    if (mistake != null) {
      what =
          " printed to its standard output, which is the line: '"
              + mistake
              + "'. It must print nothing there before Server.standardStreams(), and nothing past"
              + " System.out after it: standard error is for that";
    } else if (first) {
      return new IOException(name + (exited ? " " + ending() : " closed its output"), why);
    } else if (!output.hasSpoken()) {
      what =
          " has said nothing for "
              + patience.toMillis()
              + " ms: its program has to open Server.standardStreams()";
    } else {
      what = " cannot be talked to any more: " + why.getMessage();
    }
    return new IOException(name + what + (exited ? ". It " + ending() : ""), why);
  }

  /// Whether the process, or its output, ended before this end closed the connection.
  private boolean endedFirst() {
    Boolean noted = endedBeforeClose;
    return noted == null ? output.hasEnded() || !process.isAlive() : noted;
  }

  private String ending() {
    int code = process.exitValue();
    boolean killed = code > FIRST_SIGNAL_CODE && code <= LAST_SIGNAL_CODE;
    String signal = killed ? ", as if killed by signal " + (code - FIRST_SIGNAL_CODE) : "";
    String hint =
        code == 0 && !output.hasSpoken()
            ? " without a word: its program has to open Server.standardStreams() and wait with"
                + " awaitClose()"
            : "";
    String last = errors.tail(AFTERMATH);
    return "ended with exit code "
        + code
        + signal
        + hint
        + (last.isEmpty() ? "" : ". The last it wrote to standard error:\n" + last);
  }

  // ---- its end ----

  /// Begins to end it, and does not wait: its input ends, and if it has not ended by itself a few
  /// seconds later it is killed with all it has started.
  public void end() {
    end(times.leaving);
  }

  /// Ends it, and waits until that is done: some seconds at most. An interrupt cuts them short.
  public void awaitEnd() {
    end();
    await();
  }

  /// As {@link #awaitEnd}, with less patience: it has never become a peer.
  public void abandon() {
    end(times.killing);
    await();
  }

  private void end(Duration leaving) {
    if (ending.compareAndSet(false, true)) {
      var _ =
          Thread.ofPlatform()
              .daemon()
              .name("hawser-ending-" + process.pid())
              .inheritInheritableThreadLocals(false)
              .start(() -> endNow(leaving));
    }
  }

  private void await() {
    Duration most = times.leaving.plus(times.killing).plus(times.killing).plus(AFTERMATH);
    try {
      var _ = over.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      family().forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  private void endNow(Duration leaving) {
    try {
      connection.close();
      if (!hasExitedWithin(leaving)) {
        List<ProcessHandle> all = family().toList();
        all.forEach(ProcessHandle::destroy);
        boolean _ = hasExitedWithin(times.killing);
        Stream.concat(family(), all.stream()).forEach(ProcessHandle::destroyForcibly);
        boolean _ = hasExitedWithin(times.killing);
      }
    } finally {
      over.countDown();
    }
  }

  /// The process and all it has started.
  private Stream<ProcessHandle> family() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
  }

  private boolean hasExitedWithin(Duration time) {
    try {
      return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /// Its process.
  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public String toString() {
    return name;
  }
}
