package dev.hawser.scenario;

import dev.hawser.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A program of these tests in a process of its own, which is told and tells lines of text.
public final class ChildJvm implements AutoCloseable {
  private static final String MODULE = "dev.hawser";
  private static final String HOME = "hawser.home";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Stands for the end of what the process says.
  private static final String END = new String("end");

  private final Process process;
  private final PrintStream input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private ChildJvm(Process process) {
    this.process = process;
    input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::read);
  }

  /// Starts a main class of the tests.
  ///
  /// @param options for the JVM
  public static ChildJvm start(List<String> options, Class<?> main, String... args)
      throws IOException {
    return start(List.of(), options, main, args);
  }

  /// Starts a main class of the tests by way of another command.
  ///
  /// @param by the command that the JVM's command line is added to
  /// @param options for the JVM
  public static ChildJvm start(List<String> by, List<String> options, Class<?> main, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(by);
    command.addAll(command(options, main, args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new ChildJvm(builder.start());
  }

  /// The command that runs a main class of the tests.
  ///
  /// @param options for the JVM
  public static List<String> command(List<String> options, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String home = System.getProperty(HOME);
    if (home != null) {
      command.add("-D" + HOME + "=" + home);
    }
    command.addAll(options);
    command.addAll(List.of("--module-path", modulePath()));
    // Where Maven puts what no module descriptor names.
    command.addAll(List.of("--class-path", System.getProperty("java.class.path")));
    command.addAll(List.of("--patch-module", MODULE + "=" + classes(ChildJvm.class)));
    command.addAll(List.of("--module", MODULE + "/" + main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  /// Starts any command, whose errors are heard with what it says.
  public static ChildJvm run(List<String> command) throws IOException {
    return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// The library and what it needs, from where this process has them.
  private static String modulePath() {
    String own = System.getProperty("jdk.module.path");
    return own == null ? classes(Server.class).toString() : own;
  }

  /// The folder that a class was loaded from.
  public static Path classes(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    URL url = Objects.requireNonNull(type.getResource("/" + name), name);
    try {
      String text = url.toURI().toString();
      return Path.of(new URI(text.substring(0, text.length() - name.length())));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      while (line != null) {
        lines.add(line);
        line = reader.readLine();
      }
    } catch (IOException e) {
      lines.add("its output ended: " + e);
    }
    lines.add(END);
  }

  /// Tells it something.
  public void tell(String line) {
    input.println(line);
  }

  /// Tells it something and returns its next line.
  public String ask(String line) throws InterruptedException {
    tell(line);
    return hear();
  }

  /// Its next line.
  public String hear() throws InterruptedException {
    return hear(PATIENCE);
  }

  /// Its next line, if that comes in time.
  public String hear(Duration patience) throws InterruptedException {
    String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      throw new AssertionError("process " + process.pid() + " says nothing");
    }
    if (line == END) {
      throw new AssertionError("process " + process.pid() + " has ended");
    }
    return line;
  }

  /// Ends its input and returns what else it says until it has ended.
  public List<String> end() throws InterruptedException {
    input.close();
    List<String> rest = new ArrayList<>();
    String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    while (line != null && line != END) {
      rest.add(line);
      line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return rest;
  }

  /// Its process.
  public ProcessHandle process() {
    return process.toHandle();
  }

  /// Kills it without notice.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Ends its input, which is its sign to end, and kills it if it does not.
  @Override
  public void close() {
    input.close();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
