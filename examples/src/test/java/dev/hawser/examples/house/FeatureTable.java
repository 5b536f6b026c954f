package dev.hawser.examples.house;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The README's table of features: which example shows each, and which test checks it.
///
/// @param rows those of the table, in its order
record FeatureTable(List<Row> rows) {
  /// The ids of all features there are to be.
  static final Set<String> IDS = ids("C", 23, "R", 17, "P", 35, "M", 7, "H", 10);

  private static final Pattern ROW =
      Pattern.compile("\\| [CRPMH]\\d+(, [CRPMH]\\d+)* \\|[^|]*\\|[^|]*\\|[^|]*\\|");

  /// One row of it.
  ///
  /// @param ids of the features that it is about
  /// @param examples where its links to examples lead to
  /// @param tests where its links to tests lead to
  record Row(List<String> ids, List<String> examples, List<String> tests) {
    private static Row parse(String line) {
      String[] cells = line.split("\\|");
      return new Row(
          Arrays.asList(cells[1].strip().split(", ")),
          Clone.links(cells[3]).stream().filter(link -> isThere(link, "/src/main/")).toList(),
          Clone.links(cells[4]).stream().filter(link -> isThere(link, "/src/test/")).toList());
    }

    private static boolean isThere(String link, String part) {
      return link.contains(part) && Files.exists(Clone.ROOT.resolve(link));
    }
  }

  /// Reads the README.
  static FeatureTable read() throws IOException {
    try (Stream<String> lines = Files.lines(Clone.ROOT.resolve("README.md"))) {
      return new FeatureTable(
          lines.filter(line -> ROW.matcher(line).matches()).map(Row::parse).toList());
    }
  }

  /// The features that have an example.
  Set<String> withExample() {
    return ids(rows.stream().filter(row -> !row.examples().isEmpty()));
  }

  /// The features that have a test.
  Set<String> withTest() {
    return ids(rows.stream().filter(row -> !row.tests().isEmpty()));
  }

  /// Whether a row about a feature links to an example.
  boolean links(String id, String example) {
    String folder = "/dev/hawser/examples/" + example;
    return rows.stream()
        .filter(row -> row.ids().contains(id))
        .flatMap(row -> row.examples().stream())
        .anyMatch(link -> (link + "/").contains(folder + "/"));
  }

  private static Set<String> ids(Stream<Row> rows) {
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.addAll(row.ids()));
    return ids;
  }

  private static Set<String> ids(Object... lettersAndNumbers) {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < lettersAndNumbers.length; i += 2) {
      Object letter = lettersAndNumbers[i];
      IntStream.rangeClosed(1, (int) lettersAndNumbers[i + 1])
          .forEach(number -> ids.add(letter + "" + number));
    }
    return ids;
  }
}
