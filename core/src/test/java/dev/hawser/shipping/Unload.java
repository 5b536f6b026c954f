package dev.hawser.shipping;

import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Many shipped functions whose sender leaves, twice: `checks/run unload`. All their classes have
/// to go. A few megabytes of heap may stay: some class files, for senders that come back soon, and
/// what the JDK's loaders remember, softly, about the names they were asked for.
public final class Unload {
  private static final String HELP =
      """
      unload [--functions N]

        --functions 10000   how many are shipped, each with a class of its own
      """;
  private static final int TIMES = 2;

  private Unload() {}

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("functions"), HELP);
    int functions = Integer.parseInt(options.getOrDefault("functions", "10000"));
    Path folder = Files.createTempDirectory("hawser");
    Figures figures = new Figures();
    long begin = System.nanoTime();
    try (Unloading unloading = new Unloading(folder)) {
      figures.show("functions shipped each time", functions);
      Footprint before = unloading.last();
      figures.show("the server before", before);
      for (int i = 0; i < TIMES; i++) {
        Footprint loaded = unloading.ship(functions);
        boolean came = loaded.classes() >= before.classes() + functions;
        figures.promise("with all of them", loaded, came);
        Footprint after = unloading.last();
        figures.promise("when their sender has left", after, !after.isMoreThan(before));
      }
    }
    figures.show("seconds", "%.1f".formatted((System.nanoTime() - begin) / 1e9));
    figures.exit();
  }
}
