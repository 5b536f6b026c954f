package dev.hawser.benchmarks.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Runs the copies by turns, and prints tables.
public final class FilesMain {
  private static final int PIECE = 1 << 20;

  private final FilesOptions options;
  private final Path work;

  private FilesMain(FilesOptions options) throws IOException {
    this.options = options;
    this.work = Files.createTempDirectory(options.folder(), "hawser-files");
  }

  /// Measures what the options say.
  public static void main(String... args) throws Exception {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(FilesOptions.help());
      return;
    }
    FilesMain main = new FilesMain(FilesOptions.parse(args));
    try {
      main.run();
    } finally {
      Trees.remove(main.work);
    }
    System.exit(0);
  }

  private void run() throws Exception {
    if (options.wants("big") || options.wants("load")) {
      Path source = work.resolve("source");
      make(source, options.size());
      if (options.wants("big")) {
        big(source);
      }
      if (options.wants("load")) {
        load(source);
      }
      Files.delete(source);
    }
    if (options.wants("small")) {
      Path small = Files.createDirectory(work.resolve("small"));
      Trees.makeSmall(small);
      trees("10,000 files of 4 KB", small);
    }
    if (options.wants("tree")) {
      trees("a working copy of this repository with its .git", repository());
    }
  }

  private static void make(Path file, long size) throws IOException {
    Random random = new Random(size);
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = size; left > 0; left -= piece.length) {
        random.nextBytes(piece);
        out.write(piece, 0, (int) Math.min(piece.length, left));
      }
    }
  }

  // ---- one file ----

  private void big(Path source) throws Exception {
    Map<String, List<BigFile.Turn>> turns = new LinkedHashMap<>();
    for (int fork = 0; fork < options.forks(); fork++) {
      for (String name : BigFile.names()) {
        BigFile.Turn turn = BigFile.run(name, source, work);
        System.err.printf(Locale.ROOT, "%-14s %s%n", name, turn);
        turns.computeIfAbsent(name, _ -> new ArrayList<>()).add(turn);
      }
    }
    System.out.printf(Locale.ROOT, "%n### One file of %,d MB%n%n", Files.size(source) / 1_000_000);
    System.out.println("| | MB/s | beside its limit | heap, sender, MB | heap, receiver, MB |");
    System.out.println("|---|---|---|---|---|");
    turns.forEach((name, all) -> {
      Medians rate = Medians.of(all, BigFile.Turn::megabytesPerSecond);
      List<BigFile.Turn> limit = turns.getOrDefault(limitOf(name), List.of());
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %.0f | %.0f |%n",
          name,
          rate,
          limit.isEmpty()
              ? ""
              : String.format(
                  Locale.ROOT,
                  "%.2f",
                  rate.median() / Medians.of(limit, BigFile.Turn::megabytesPerSecond).median()),
          all.stream().mapToDouble(BigFile.Turn::senderHeap).max().orElse(0),
          all.stream().mapToDouble(BigFile.Turn::receiverHeap).max().orElse(0));
    });
  }

  private static String limitOf(String name) {
    return switch (name) {
      case "hawser-plain" -> "transferTo";
      case "hawser-tls" -> "jsse";
      default -> "";
    };
  }

  // ---- calls meanwhile ----

  private void load(Path source) throws Exception {
    System.out.printf("%n### Small calls while that file travels on the same connection%n%n");
    System.out.println(
        "| | idle p50, µs | idle p99 | meanwhile p50 | meanwhile p99 | p99 ratio | file, MB/s |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (boolean plain : new boolean[] {true, false}) {
      List<CallsMeanwhile.Turn> all = new ArrayList<>();
      for (int fork = 0; fork < options.forks(); fork++) {
        all.add(CallsMeanwhile.run(plain, source, work));
        System.err.println((plain ? "plain " : "tls ") + all.getLast());
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s | %s |%n",
          plain ? "hawser-plain" : "hawser-tls",
          Medians.of(all, CallsMeanwhile.Turn::idleP50),
          Medians.of(all, CallsMeanwhile.Turn::idleP99),
          Medians.of(all, CallsMeanwhile.Turn::busyP50),
          Medians.of(all, CallsMeanwhile.Turn::busyP99),
          Medians.of(all, turn -> turn.busyP99() / turn.idleP99()),
          Medians.of(all, CallsMeanwhile.Turn::megabytesPerSecond));
    }
  }

  // ---- folders ----

  private void trees(String title, Path source) throws Exception {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    try (Secure secure = Secure.open(Files.createTempDirectory(work, "ssh"))) {
      for (int fork = 0; fork < options.forks(); fork++) {
        for (String name : Trees.NAMES) {
          double turn = Trees.run(name, source, work, secure);
          System.err.printf(Locale.ROOT, "%-24s %.2f s%n", name, turn);
          seconds.computeIfAbsent(name, _ -> new ArrayList<>()).add(turn);
        }
      }
    }
    Medians scp = Medians.of(seconds.getOrDefault(Trees.NAMES.get(0), List.of()), x -> x);
    Medians rsync = Medians.of(seconds.getOrDefault(Trees.NAMES.get(1), List.of()), x -> x);
    System.out.printf("%n### %s%n%n", title);
    System.out.println("| | seconds | times as fast as scp | as rsync |");
    System.out.println("|---|---|---|---|");
    seconds.forEach((name, all) -> {
      Medians own = Medians.of(all, x -> x);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.2f | %.2f |%n",
          name,
          own,
          scp.median() / own.median(),
          rsync.median() / own.median());
    });
  }

  /// This repository as it is, without what was built.
  private Path repository() throws IOException, InterruptedException {
    Path copy = work.resolve("repository");
    var _ =
        Child.run(
            List.of(
                "rsync", "-a", "--exclude=target/", options.repository() + "/", copy.toString()));
    return copy;
  }
}
