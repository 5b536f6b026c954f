package dev.hawser.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One server process and one client process, started afresh for one contender and one workload.
/// What they would keep below the user's folder goes into one of their own, which is gone
/// afterwards.
final class Fork {
  /// The same for everyone; rivals ask for the opened packages and are faster with them.
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms512m",
          "-Xmx1g",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "--add-modules=java.se",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.management/sun.management=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
          "-Dio.netty.tryReflectionSetAccessible=true",
          "-Dhazelcast.logging.type=none");

  /// How long a process may take besides the time it was given for work.
  private static final long PATIENCE_SECONDS = 60;

  private final Contender contender;
  private final Workload workload;
  private final Pace pace;
  private final Path prefix;

  /// Leaves everything that the processes write in files that begin with the prefix.
  Fork(Contender contender, Workload workload, Pace pace, Path prefix) {
    this.contender = contender;
    this.workload = workload;
    this.pace = pace;
    this.prefix = prefix;
  }

  Measurement run() throws IOException, InterruptedException {
    Files.deleteIfExists(file(".properties"));
    Path home = Files.createTempDirectory("hawser-home");
    try {
      return run(home);
    } finally {
      delete(home);
    }
  }

  private Measurement run(Path home) throws IOException, InterruptedException {
    Process server =
        java(home, ServerProcess.class).redirectError(file(".server.log").toFile()).start();
    try {
      measure(home, address(server.inputReader()));
      return Measurement.read(file(".properties"));
    } finally {
      stop(server);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path file(String suffix) {
    return prefix.resolveSibling(prefix.getFileName() + suffix);
  }

  private ProcessBuilder java(Path home, Class<?> main, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-Dhawser.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(contender.name(), workload.key()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command);
  }

  /// Reads the server's output up to its address, and throws away what it prints later.
  private String address(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(ServerProcess.READY)) {
        Thread.ofVirtual().start(() -> drain(out));
        return line.substring(ServerProcess.READY.length());
      }
    }
    throw new IOException("the server did not start; see " + file(".server.log"));
  }

  private static void drain(BufferedReader out) {
    try {
      out.transferTo(Writer.nullWriter());
    } catch (IOException end) {
      // The server has ended.
    }
  }

  private void measure(Path home, String address) throws IOException, InterruptedException {
    Path log = file(".client.log");
    Process client =
        java(
                home,
                ClientProcess.class,
                Double.toString(pace.warmUp()),
                Double.toString(pace.measure()),
                prefix.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    try {
      try (Writer in = client.outputWriter()) {
        in.write(address + System.lineSeparator());
      }
      long seconds = PATIENCE_SECONDS + (long) (pace.warmUp() + pace.measure());
      if (!client.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new IOException("the client did not end within " + seconds + " s; see " + log);
      }
      if (client.exitValue() != 0) {
        throw new IOException("the client failed; see " + log);
      }
    } finally {
      client.destroyForcibly();
    }
  }

  /// The end of its input asks a server to close; one that does not is destroyed.
  private static void stop(Process server) throws IOException, InterruptedException {
    server.outputWriter().close();
    if (!server.waitFor(10, TimeUnit.SECONDS)) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }
}
