package dev.hawser.examples.demo.stage;

import module java.base;

/// The source of a class that is running, so that the code shown is the code that runs.
final class Listing {
  /// The lines of a class's source between `@start region="…"` and the next `@end`.
  static List<String> of(Class<?> type, String region) {
    String start = "// @start region=\"" + region + "\"";
    List<String> lines =
        source(type)
            .lines()
            .dropWhile(line -> !line.strip().equals(start))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// @end"))
            .toList();
    if (lines.isEmpty()) {
      throw new Difference(type.getSimpleName() + " has no region " + region);
    }
    return String.join("\n", lines).stripTrailing().stripIndent().lines().toList();
  }

  private static String source(Class<?> type) {
    String file = type.getSimpleName() + ".java";
    try (InputStream source = type.getResourceAsStream(file)) {
      if (source == null) {
        throw new Difference("the source of " + type.getSimpleName() + " is not beside its class");
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
