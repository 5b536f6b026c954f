package dev.hawser.benchmarks.files;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// One big file between two processes, each with a heap of 64 MB at most.
final class BigFile {
  /// What the file is called at the destination.
  static final String DESTINATION = "copy";

  private static final double MEGA = 1e6;

  /// By name, limits before those that are compared with them.
  private static final Map<String, Supplier<BigCopy>> COPIES = copies();

  private BigFile() {}

  private static Map<String, Supplier<BigCopy>> copies() {
    Map<String, Supplier<BigCopy>> all = new LinkedHashMap<>();
    all.put("transferTo", TransferToCopy::new);
    all.put("hawser-plain", () -> new HawserCopy(true));
    all.put("jsse", JsseCopy::new);
    all.put("hawser-tls", () -> new HawserCopy(false));
    return all;
  }

  static List<String> names() {
    return List.copyOf(COPIES.keySet());
  }

  private static BigCopy copy(String name) {
    Supplier<BigCopy> copy = COPIES.get(name);
    if (copy == null) {
      throw new IllegalArgumentException("no copy '" + name + "'; there are " + names());
    }
    return copy.get();
  }

  /// The figures of one turn.
  ///
  /// @param megabytesPerSecond from before connecting until the sender knows that it is in place
  /// @param senderHeap the most that was ever in use, in MB
  /// @param receiverHeap likewise
  record Turn(double megabytesPerSecond, double senderHeap, double receiverHeap) {}

  /// Has one copy made, and compares.
  static Turn run(String name, Path source, Path folder) throws IOException, InterruptedException {
    Path target = folder.resolve(DESTINATION);
    Files.deleteIfExists(target);
    Child.run(List.of("sync"));
    try (Child receiver = Child.java(BigFile.class, 64, "receive", name, target.toString())) {
      String where = receiver.line("listening ");
      try (Child sender = Child.java(BigFile.class, 64, "send", name, source.toString(), where)) {
        double seconds = Double.parseDouble(sender.line("seconds "));
        double senderHeap = Double.parseDouble(sender.line("heap "));
        double receiverHeap = Double.parseDouble(receiver.line("heap "));
        if (Files.mismatch(source, target) >= 0) {
          throw new IOException(name + " made a copy that differs");
        }
        return new Turn(Files.size(source) / MEGA / seconds, senderHeap, receiverHeap);
      }
    } finally {
      Files.deleteIfExists(target);
    }
  }

  /// One end, as a process of its own.
  public static void main(String... args) throws Exception {
    BigCopy copy = copy(args[1]);
    if (args[0].equals("receive")) {
      System.out.println("listening " + copy.listen(Path.of(args[2])));
      copy.awaitFile();
    } else {
      long start = System.nanoTime();
      copy.send(Path.of(args[2]), args[3]);
      System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
    }
    System.out.println("heap " + peakHeap());
    System.exit(0);
  }

  private static double peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(MemoryUsage::getUsed)
            .sum()
        / MEGA;
  }
}
