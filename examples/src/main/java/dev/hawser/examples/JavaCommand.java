package dev.hawser.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line that runs this program once more, in a process of its own.
public final class JavaCommand {
  private JavaCommand() {}

  /// The same Java and the same modules with other arguments.
  public static List<String> with(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Quick to start, small, and the same bytes on the line whatever the locale.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstdin.encoding=UTF-8"));
    String home = System.getProperty("hawser.home");
    if (home != null) {
      command.add("-Dhawser.home=" + home);
    }
    String modules = System.getProperty("jdk.module.path");
    if (modules != null) {
      String main = Main.class.getModule().getName() + "/" + Main.class.getName();
      command.addAll(List.of("--module-path", modules, "--module", main));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    }
    command.addAll(List.of(arguments));
    return command;
  }
}
