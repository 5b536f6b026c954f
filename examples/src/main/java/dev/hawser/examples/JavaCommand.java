package dev.hawser.examples;

import dev.hawser.tool.Tool;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The command lines that run this program once more, or the tool alone, in a process of its own.
public final class JavaCommand {
  /// The property that holds the file from which this JVM has started.
  private static final String CACHE = "hawser.examples.cache";

  private JavaCommand() {}

  /// The same Java and the same modules with other arguments.
  public static List<String> with(String... arguments) {
    String modules = System.getProperty("jdk.module.path");
    List<String> command =
        modules != null
            ? command(List.of("--module-path", modules, "--module", named(Main.class)), arguments)
            : command(
                List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()),
                arguments);
    String cache = System.getProperty(CACHE);
    return cache == null ? command : cached(command, cache);
  }

  /// The same command, which starts sooner, as do those that it starts in turn: a file holds what a
  /// JVM with the same path has loaded and linked before.
  public static List<String> cached(List<String> command, String cache) {
    List<String> cached = new ArrayList<>(command);
    cached.addAll(1, List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-D" + CACHE + "=" + cache));
    return cached;
  }

  /// The same Java with nothing but Hawser and its tool: none of these examples' classes.
  public static List<String> withTool(String... arguments) {
    String modules = System.getProperty("jdk.module.path");
    return modules != null
        ? command(
            List.of("--module-path", withoutExamples(modules), "--module", named(Tool.class)),
            arguments)
        : command(
            List.of(
                "-cp",
                withoutExamples(System.getProperty("java.class.path")),
                Tool.class.getName()),
            arguments);
  }

  private static String named(Class<?> main) {
    return main.getModule().getName() + "/" + main.getName();
  }

  private static String withoutExamples(String path) {
    URL own = Main.class.getProtectionDomain().getCodeSource().getLocation();
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> !isAt(Path.of(entry), own))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isAt(Path entry, URL location) {
    try {
      return entry.toAbsolutePath().normalize().equals(Path.of(location.toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(List<String> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Quick to start, small, and the same bytes on the line whatever the locale.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstdin.encoding=UTF-8"));
    String home = System.getProperty("hawser.home");
    if (home != null) {
      command.add("-Dhawser.home=" + home);
    }
    command.addAll(program);
    command.addAll(List.of(arguments));
    return command;
  }
}
