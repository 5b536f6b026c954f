package dev.hawser.internal.process;

import dev.hawser.RefusedException;
import dev.hawser.call.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts a command of the operating system.
///
/// Where there is a `setsid`, the command leads a session of its own, by which all that it starts
/// can be found when it is to be killed. A signal from the terminal in which this process runs does
/// not reach it then.
final class Launch {
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final String USUAL_PATH = "/usr/bin:/bin";
  private static final @Nullable Path SETSID =
      Stream.of("/usr/bin/setsid", "/bin/setsid")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(null);

  private Launch() {}

  /// Whether what is started leads a session of its own.
  static boolean leads() {
    return SETSID != null && !WINDOWS;
  }

  /// Starts it.
  ///
  /// @throws RefusedException if that is not possible
  static Process start(Command command) {
    try {
      ProcessBuilder builder = new ProcessBuilder();
      Map<String, String> environment = builder.environment();
      environment.putAll(command.environment());
      Path directory = directory(command);
      builder.directory(directory.toFile());
      if (!WINDOWS && !command.shell()) {
        String path = environment.getOrDefault("PATH", USUAL_PATH);
        checkProgram(command.words().getFirst(), directory, path);
      }
      return builder.command(words(command)).start();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      throw new RefusedException(
          "cannot run '" + program(command) + "' at the other end: " + e.getMessage());
    }
  }

  /// What is run, without its arguments.
  static String program(Command command) {
    return command.shell() ? "sh" : command.words().getFirst();
  }

  private static List<String> words(Command command) {
    List<String> words = new ArrayList<>();
    Path setsid = SETSID;
    if (setsid != null && leads()) {
      words.addAll(List.of(setsid.toString(), "--"));
    }
    if (command.shell()) {
      words.addAll(WINDOWS ? List.of("cmd", "/c") : List.of("/bin/sh", "-c"));
    }
    words.addAll(command.words());
    return words;
  }

  private static Path directory(Command command) {
    String wanted = command.directory();
    Path directory = Path.of(wanted == null ? "" : wanted).toAbsolutePath();
    if (!Files.isDirectory(directory)) {
      throw new RefusedException(
          "cannot run '"
              + program(command)
              + "': there is no directory '"
              + directory
              + "' at the other end");
    }
    return directory;
  }

  /// Finds out here what `setsid` could only print.
  private static void checkProgram(String program, Path directory, String path) {
    Stream<Path> places =
        program.contains("/")
            ? Stream.of(directory.resolve(program))
            : Stream.of(path.split(":", -1)).map(folder -> directory.resolve(folder, program));
    List<Path> found = places.filter(Files::isRegularFile).toList();
    if (found.isEmpty()) {
      throw new RefusedException(
          "cannot run '"
              + program
              + "': there is no such program at the other end; install it there, or name its file");
    }
    if (found.stream().noneMatch(Files::isExecutable)) {
      throw new RefusedException(
          "cannot run '" + program + "': at the other end, it is not a file that can be executed");
    }
  }
}
