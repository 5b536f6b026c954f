package dev.hawser.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Runs every contender at every workload, a few times and by turns, and prints the table.
final class Main {
  private final Options options;
  private final Path directory;
  private final Results results = new Results();

  private Main(Options options, Path directory) {
    this.options = options;
    this.directory = directory;
  }

  /// The first argument is the directory for the results, the others are what the user typed.
  public static void main(String[] args) throws Exception {
    List<String> typed = List.of(args).subList(1, args.length);
    if (typed.contains("--help")) {
      System.out.print(Options.help());
      return;
    }
    Options options;
    try {
      options = Options.parse(typed.toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Main main = new Main(options, Files.createDirectories(Path.of(args[0])));
    main.run();
    main.report();
    System.exit(main.results.failed() ? 1 : 0);
  }

  private void run() throws InterruptedException {
    options.contenders().forEach(c -> c.missing().ifPresent(reason -> results.leaveOut(c, reason)));
    for (Workload workload : options.workloads()) {
      List<Contender> present =
          options.contenders(workload).stream().filter(c -> c.missing().isEmpty()).toList();
      for (int fork = 1; fork <= options.forks(); fork++) {
        for (Contender contender : present) {
          measure(workload, contender, fork);
        }
      }
    }
  }

  private void measure(Workload workload, Contender contender, int fork)
      throws InterruptedException {
    System.err.printf(
        "%-8s %-16s fork %d of %d: ", workload.key(), contender.name(), fork, options.forks());
    Path prefix = directory.resolve(workload.key() + "-" + contender.name() + "-" + fork);
    try {
      Measurement measurement = new Fork(contender, workload, options.pace(), prefix).run();
      results.add(workload, contender, measurement);
      System.err.println(summary(workload, measurement));
    } catch (IOException e) {
      results.fail(workload, contender, e);
      System.err.println(e.getMessage());
    }
  }

  private static String summary(Workload workload, Measurement measurement) {
    return workload.figures().stream()
        .flatMap(figure ->
            measurement.figure(figure).stream()
                .map(value -> Table.number(value) + " " + workload.unit(figure)))
        .collect(Collectors.joining(", "));
  }

  private void report() throws IOException {
    String text =
        "%s; forks: %d, each %s s after %s s of warm-up%n%n%s"
            .formatted(
                Machine.line(),
                options.forks(),
                Table.number(options.pace().measure()),
                Table.number(options.pace().warmUp()),
                Table.of(results));
    for (String note : results.notes()) {
      text += System.lineSeparator() + "- " + note;
    }
    System.out.println(text);
    Files.writeString(directory.resolve("table.md"), text + System.lineSeparator());
    ResultFile.write(directory.resolve("results.json"), options, results);
  }
}
