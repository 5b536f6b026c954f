package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.call.Task;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wherever a class came from, its bytes are found.
class ClassFilesTest {
  private static final Program PROGRAM =
      Program.of(new Program.Source("app.Point", "package app; public record Point(int x) {}"));
  private static final byte[] BYTES = Objects.requireNonNull(PROGRAM.bytes("app.Point"));

  @Test
  @DisplayName("from a folder")
  void folder(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("app/Point.class");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, BYTES);
    assertThat(bytesFrom(folder)).isEqualTo(BYTES);
  }

  @Test
  @DisplayName("from a jar")
  void jar(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("app/Point.class"));
      out.write(BYTES);
      out.closeEntry();
    }
    assertThat(bytesFrom(jar)).isEqualTo(BYTES);
  }

  private static byte[] bytesFrom(Path place) throws IOException, ClassNotFoundException {
    URL[] urls = {place.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return Objects.requireNonNull(ClassFiles.bytes(loader.loadClass("app.Point")));
    }
  }

  @Test
  @DisplayName("classes made while the program runs have none")
  void hidden() {
    Task<Integer, RuntimeException> task = () -> 1;
    assertThat(ClassFiles.bytes(task.getClass())).isNull();
  }

  @Test
  @DisplayName("code typed into JShell travels with what it calls")
  void jshell() {
    try (JShell shell =
        JShell.builder()
            .executionEngine("local")
            .compilerOptions("-cp", Program.hawser())
            .build()) {
      eval(shell, "int twice(int n) { return 2 * n; }");
      eval(shell, "record Pair(int a, int b) {}");
      eval(
          shell,
          "dev.hawser.call.Task<String, RuntimeException> task ="
              + " () -> twice(21) + \" \" + new Pair(1, 2);");
      eval(shell, "System.getProperties().put(\"hawser.test.task\", task);");
    }
    Object task = System.getProperties().remove("hawser.test.task");
    assertThat(task).isNotNull();
    assertThat(FarEnd.run(FarEnd.ship(task))).isEqualTo("42 Pair[a=1, b=2]");
  }

  private static void eval(JShell shell, String snippet) {
    List<SnippetEvent> events = shell.eval(snippet);
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.exception()).isNull();
          assertThat(shell.diagnostics(event.snippet()).toList()).isEmpty();
        });
  }

  @Test
  @DisplayName("a program started from its source file travels as others do")
  void sourceLauncher(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("Hello.java");
    Files.writeString(
        file,
        """
        import dev.hawser.call.Task;
        import dev.hawser.internal.code.*;
        import java.util.Set;

        public class Hello {
          record Point(int x) {}

          static int calls;

          public static void main(String... arguments) {
            Task<String, RuntimeException> task = () -> greet() + new Point(1);
            var parts = Lambdas.take(task).parts();
            for (var each : new Bundler().bundle(Set.of(), Set.of(parts)).manifest().classes()) {
              System.out.println(each.name());
            }
          }

          static String greet() {
            return "hello";
          }
        }
        """);
    Path output = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Program.hawser(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllLines(output))
        .satisfiesExactly(
            name -> assertThat(name).isEqualTo("Hello"),
            name -> assertThat(name).startsWith("Hello$$lambda$main$"),
            name -> assertThat(name).isEqualTo("Hello$Point"));
  }
}
