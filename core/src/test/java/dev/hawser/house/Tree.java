package dev.hawser.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where things are in this source tree, whether a test was started from its root or from `core`.
final class Tree {
  static final Path ROOT = root();
  static final Path CORE_CLASSES = ROOT.resolve("core/target/classes");
  static final Path CORE_TEST_RESOURCES = ROOT.resolve("core/src/test/resources");

  private Tree() {}

  /// The sources that are shipped or run: those of every module's `src/main/java`.
  static List<Path> mainSources() throws IOException {
    return sources("main");
  }

  static List<Path> testSources() throws IOException {
    return sources("test");
  }

  private static List<Path> sources(String kind) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src").resolve(kind).resolve("java"))
          .filter(Files::isDirectory)
          .flatMap(folder -> files(folder, ".java"))
          .sorted()
          .toList();
    }
  }

  /// The files below a folder whose names end so.
  static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file as a reader of the tree would name it.
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("core")) ? here : here.getParent();
  }
}
