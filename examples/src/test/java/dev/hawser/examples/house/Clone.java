package dev.hawser.examples.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where things are in a clone of this repository.
final class Clone {
  /// The root; tests run in the folder of their module.
  static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

  /// Where the packages of the examples are.
  static final Path EXAMPLES = ROOT.resolve("examples/src/main/java/dev/hawser/examples");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private Clone() {}

  /// The folders of all packages right below those of the examples.
  static List<Path> packages() throws IOException {
    try (Stream<Path> all = Files.list(EXAMPLES)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  /// The folders of all examples: packages that are not what starts and plays them.
  static List<Path> examples() throws IOException {
    return packages().stream()
        .filter(folder -> !folder.endsWith("catalogue") && !folder.endsWith("playing"))
        .toList();
  }

  /// All sources in a folder and below.
  static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /// Where the links of a text in Markdown lead to, as they are written.
  static List<String> links(String text) {
    return LINK.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /// All that a pattern finds in a file.
  static List<String> all(Pattern pattern, Path file) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(file));
    return matcher.results().map(found -> found.group(1)).toList();
  }
}
