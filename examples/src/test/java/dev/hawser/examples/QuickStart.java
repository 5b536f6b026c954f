package dev.hawser.examples;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes the many JVMs that these tests start quick to start: one goes ahead of them, and what it
/// has loaded and linked is kept for the others.
final class QuickStart {
  /// The command up to the arguments. Without a cache it works just as well.
  private static final List<String> COMMAND = prepare();

  private QuickStart() {}

  /// The command line that runs one of our programs.
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(COMMAND);
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> prepare() {
    List<String> plain = JavaCommand.with();
    try {
      Path folder = Files.createTempDirectory("hawser-examples");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      List<String> command = withJars(plain, folder);
      Path cache = folder.resolve("cache");
      goAhead(command, cache);
      return Files.exists(cache) ? JavaCommand.cached(command, cache.toString()) : plain;
    } catch (IOException | AssertionError e) {
      return plain;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return plain;
    }
  }

  /// There is no cache of classes that are in folders.
  private static List<String> withJars(List<String> command, Path folder) throws IOException {
    int place = 1 + Math.max(command.indexOf("-cp"), command.indexOf("--module-path"));
    List<String> entries = new ArrayList<>();
    for (String entry : command.get(place).split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path) && !entry.isEmpty()) {
        entries.add(jar(path, folder.resolve("classes" + entries.size() + ".jar")).toString());
      } else {
        entries.add(entry);
      }
    }
    List<String> changed = new ArrayList<>(command);
    changed.set(place, String.join(File.pathSeparator, entries));
    return changed;
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, zip);
        zip.closeEntry();
      }
    }
    return jar;
  }

  /// A client of a server, because most programs here are one or the other.
  private static void goAhead(List<String> command, Path cache)
      throws IOException, InterruptedException {
    List<String> words = List.of("example", "service", "server");
    try (Program server = Program.run("server ahead", joined(command, words))) {
      server.await("open at ");
      List<String> keeping = with(command, List.of("-XX:AOTCacheOutput=" + cache));
      words = List.of("example", "service", "client", server.address(), "ahead");
      try (Program client = Program.run("client ahead", joined(keeping, words))) {
        client.exitCode();
      }
    }
  }

  /// A command with options for the JVM.
  private static List<String> with(List<String> command, List<String> options) {
    return joined(joined(command.subList(0, 1), options), command.subList(1, command.size()));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        Files.delete(each);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // Nothing depends on it.
    }
  }
}
