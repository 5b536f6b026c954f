package dev.hawser.examples.playing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A program of the example that is played, in a process of its own.
final class Part {
  /// How long a process that is asked to end may take.
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final String role;
  private final String label;
  private final Process process;
  private final PrintWriter keyboard;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();
  private boolean silent;
  private boolean over;
  private volatile List<ProcessHandle> helpers = List.of();

  /// Starts it.
  ///
  /// @param role which program it is
  /// @param label what it is called in this play
  /// @param command its command line
  /// @param echo gets each line that it prints
  Part(String role, String label, List<String> command, Consumer<String> echo) throws IOException {
    this.role = role;
    this.label = label;
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    keyboard = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    reader = Thread.ofVirtual().start(() -> read(echo));
  }

  String label() {
    return label;
  }

  /// Whether it has that role, and was neither waited for nor killed.
  synchronized boolean plays(String wanted) {
    return role.equals(wanted) && !over;
  }

  void type(List<String> typed) {
    typed.forEach(keyboard::println);
  }

  void endInput() {
    keyboard.close();
  }

  /// Waits until it has printed a text, and returns the line.
  ///
  /// @throws Mishap if it ends before, or takes too long
  synchronized String await(String text, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (int seen = 0; ; seen++) {
      while (seen == lines.size()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (silent || left <= 0) {
          String why = silent ? "it is over" : "within " + patience.toSeconds() + " s";
          throw new Mishap(label + " has not printed '" + text + "', " + why);
        }
        wait(left);
      }
      if (lines.get(seen).contains(text)) {
        return lines.get(seen);
      }
    }
  }

  /// Waits until it has ended, and everything that it printed was shown.
  int exitCode() throws InterruptedException {
    int code = process.waitFor();
    reader.join(GOODBYE);
    return code;
  }

  /// Whether it has ended with a failure, and nobody wanted it to end.
  synchronized boolean hasFailed() {
    return !over && !process.isAlive() && process.exitValue() != 0;
  }

  /// Its end is as the script wants it.
  synchronized void isDone() {
    over = true;
  }

  /// Ends it as a failing machine would.
  void kill() throws InterruptedException {
    isDone();
    process.destroyForcibly();
    reader.join(GOODBYE);
  }

  /// Asks it to end; what it still prints is not shown.
  void dismiss() {
    isDone();
    helpers = process.descendants().toList();
    process.destroy();
  }

  /// Ends it and all that it has started, whether they want to or not.
  void end() {
    try {
      var _ = process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    helpers.forEach(ProcessHandle::destroyForcibly);
  }

  private void read(Consumer<String> echo) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (add(line)) {
          echo.accept(line);
        }
      }
    } catch (IOException e) {
      // It was stopped.
    } finally {
      fallSilent();
    }
  }

  /// Whether the line is still of interest.
  private synchronized boolean add(String line) {
    lines.add(line);
    notifyAll();
    return !over;
  }

  private synchronized void fallSilent() {
    silent = true;
    notifyAll();
  }
}
