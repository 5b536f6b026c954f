package dev.hawser.benchmarks.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that prints what it has found out.
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final String what;

  private Child(Process process, String what) {
    this.process = process;
    this.out = process.inputReader();
    this.what = what;
  }

  /// Starts a `main` of this module.
  ///
  /// @param heap the most heap it may use, in MB
  static Child java(Class<?> main, int heap, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap + "m");
    command.add("-Djava.util.logging.config.file=/dev/null");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return start(command);
  }

  /// Starts a program, whose errors are shown.
  static Child start(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    return new Child(process, String.join(" ", command.subList(0, Math.min(3, command.size()))));
  }

  /// Runs a program to its end.
  ///
  /// @return what it printed
  static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + code + ":\n" + printed.strip());
    }
    return printed;
  }

  /// What follows some words at the beginning of a line.
  String line(String begins) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(begins)) {
        return line.substring(begins.length());
      }
    }
    throw new IOException(what + " ended without having printed '" + begins + "'");
  }

  @Override
  public void close() throws IOException {
    try {
      process.outputWriter().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
