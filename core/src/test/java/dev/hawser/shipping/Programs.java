package dev.hawser.shipping;

import dev.hawser.Server;
import dev.hawser.scenario.ChildJvm;
import dev.hawser.security.Permission;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts programs in processes of their own, whose class path is Hawser and what they are given.
final class Programs {
  private static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");
  private static final String HOME = "hawser.home";

  private Programs() {}

  /// Hawser and what it needs.
  static String hawser() {
    Stream<String> libraries =
        Stream.of("jdk.module.path", "java.class.path")
            .flatMap(name -> Stream.ofNullable(System.getProperty(name)))
            .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
            .flatMap(entry -> Stream.concat(Stream.of(new File(entry)), filesIn(entry)))
            .filter(file -> file.getName().startsWith("bc"))
            .map(File::getPath);
    return Stream.concat(Stream.of(ChildJvm.classes(Server.class).toString()), libraries)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<File> filesIn(String folder) {
    File[] files = new File(folder).listFiles();
    return files == null ? Stream.empty() : Stream.of(files);
  }

  /// Starts a server that trusts everybody with running what they ship.
  ///
  /// @param folder where it may keep files
  static ChildJvm harbour(Path folder, String... options) throws IOException {
    Path classes = folder.resolve("harbour");
    String file = Harbour.class.getName().replace('.', '/') + ".class";
    Path copy = classes.resolve(file);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    Files.copy(ChildJvm.classes(Harbour.class).resolve(file), copy);
    List<String> words = new ArrayList<>(List.of(options));
    words.add(Harbour.class.getName());
    words.add(folder.resolve("s").toString());
    words.add(Permission.CALL_SHIPPED.toString());
    return java(folder, classes.toString(), words);
  }

  /// Starts a program.
  ///
  /// @param folder where it may keep files
  /// @param classPath what it has beside Hawser; possibly empty
  /// @param words options for the JVM, the program, and its arguments
  static ChildJvm java(Path folder, String classPath, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    command.addAll(QUICK_START);
    command.addAll(home());
    command.add(quiet(folder));
    command.add("--class-path");
    command.add(classPath.isEmpty() ? hawser() : classPath + File.pathSeparator + hawser());
    command.addAll(words);
    return ChildJvm.run(command);
  }

  /// Runs a script in JShell, whose code runs in a process of its own.
  ///
  /// @param folder where it may keep files
  static ChildJvm jshell(Path folder, Path script, String property) throws IOException {
    List<String> command = new ArrayList<>(List.of(tool("jshell"), "--class-path", hawser()));
    command.add("-J-Djava.util.prefs.userRoot=" + folder);
    command.addAll(List.of("-J" + quiet(folder), "-R" + quiet(folder), "-R-D" + property));
    Stream.concat(QUICK_START.stream(), home().stream()).map("-R"::concat).forEach(command::add);
    command.add(script.toString());
    return ChildJvm.run(command);
  }

  /// The option for a JVM that logs next to nothing.
  private static String quiet(Path folder) throws IOException {
    String level = "handlers=java.util.logging.ConsoleHandler\n.level=SEVERE\n";
    Path file = folder.resolve("logging.properties");
    if (!Files.exists(file)) {
      Files.writeString(file, level);
    }
    return "-Djava.util.logging.config.file=" + file;
  }

  private static List<String> home() {
    String home = System.getProperty(HOME);
    return home == null ? List.of() : List.of("-D" + HOME + "=" + home);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
