package dev.hawser.examples;

import dev.hawser.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One of our programs in a process of its own: what it prints can be waited for.
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name;
  private final Process process;
  private final PrintWriter keyboard;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private Program(String name, Process process) {
    this.name = name;
    this.process = process;
    keyboard = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread.ofVirtual().start(this::read);
  }

  /// Starts a program with arguments; the name is for messages.
  static Program start(String name, String... arguments) throws IOException {
    return run(name, QuickStart.command(arguments));
  }

  /// Starts any program.
  static Program run(String name, List<String> command) throws IOException {
    return new Program(name, new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// Starts a program of one of the small examples.
  static Program example(String example, String role, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("example", example, role));
    all.addAll(List.of(arguments));
    return start(example + " " + role, all.toArray(String[]::new));
  }

  /// Starts a source file, with the library and nothing else.
  static Program source(Path file) throws Exception {
    Path library =
        Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", library.toString()));
    String home = System.getProperty("hawser.home");
    if (home != null) {
      command.add("-Dhawser.home=" + home);
    }
    command.add(file.toString());
    return run(file.getFileName().toString(), command);
  }

  /// Starts a server of one of the small examples, or the hub, and waits until it is open.
  static Program server(String example, String... arguments)
      throws IOException, InterruptedException {
    Program server = example(example, "server", arguments);
    server.await("open at ");
    return server;
  }

  /// Where a server of one of the small examples is.
  String address() {
    String line = containing("open at ").getFirst();
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  /// All that a program has printed that ends by itself, and well.
  List<String> transcript() throws InterruptedException {
    int code = exitCode();
    awaitEnd();
    if (code != 0) {
      throw new AssertionError(name + " ended with " + code + ":\n" + this);
    }
    return containing("");
  }

  void type(String line) {
    keyboard.println(line);
  }

  void endInput() {
    keyboard.close();
  }

  /// Waits for a line that contains a text, and returns it.
  String await(String text) throws InterruptedException {
    return await(text, 1).getLast();
  }

  /// Waits until so many lines contain a text, and returns them.
  synchronized List<String> await(String text, int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> found = containing(text);
    while (found.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || ended) {
        throw new AssertionError(
            name + " printed '" + text + "' " + found.size() + " times:\n" + this);
      }
      wait(left);
      found = containing(text);
    }
    return found;
  }

  /// The lines so far that contain a text.
  synchronized List<String> containing(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  /// Sends a signal such as `KILL`, `STOP` or `CONT`.
  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /// The processes that it has started.
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError(name + " did not end:\n" + this);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  @Override
  public synchronized String toString() {
    return String.join("\n", lines);
  }

  private synchronized void awaitEnd() throws InterruptedException {
    while (!ended) {
      wait();
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      // It was killed.
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
