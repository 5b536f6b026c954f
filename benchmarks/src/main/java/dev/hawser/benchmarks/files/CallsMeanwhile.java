package dev.hawser.benchmarks.files;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/// Small calls on a connection over which a big file travels: how much longer they take.
final class CallsMeanwhile {
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final double MICRO = 1000;
  private static final double MEGA = 1e6;

  private CallsMeanwhile() {}

  /// Round trips in microseconds, idle and meanwhile, and the rate of the file meanwhile.
  record Turn(
      double idleP50,
      double idleP99,
      double busyP50,
      double busyP99,
      long calls,
      double megabytesPerSecond) {}

  static Turn run(boolean plain, Path source, Path folder)
      throws IOException, InterruptedException {
    Path target = folder.resolve(BigFile.DESTINATION);
    Files.deleteIfExists(target);
    Child.run(List.of("sync"));
    String how = plain ? "plain" : "tls";
    try (Child receiver = Child.java(CallsMeanwhile.class, 256, "serve", how, folder.toString())) {
      String where = receiver.line("listening ");
      String from = source.toString();
      try (Child caller = Child.java(CallsMeanwhile.class, 256, "call", how, from, where)) {
        String[] figures = caller.line("figures ").split(" ", -1);
        return new Turn(
            Double.parseDouble(figures[0]),
            Double.parseDouble(figures[1]),
            Double.parseDouble(figures[2]),
            Double.parseDouble(figures[3]),
            Long.parseLong(figures[4]),
            Double.parseDouble(figures[5]));
      }
    } finally {
      Files.deleteIfExists(target);
    }
  }

  /// One end, as a process of its own.
  public static void main(String... args) throws Exception {
    boolean plain = args[1].equals("plain");
    if (args[0].equals("serve")) {
      serve(Path.of(args[2]), plain);
    } else {
      call(Path.of(args[2]), args[3], plain);
    }
    System.exit(0);
  }

  private static void serve(Path folder, boolean plain) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(1);
    try (Server server = HawserCopy.serve(folder, plain, left::countDown)) {
      System.out.println("listening " + HawserCopy.where(server, plain));
      left.await();
    }
  }

  private static void call(Path source, String where, boolean plain) throws IOException {
    try (Client client = HawserCopy.connect(where, plain)) {
      var _ = trips(client, until(WARM_UP_NANOS));
      Histogram idle = trips(client, until(IDLE_NANOS));
      long start = System.nanoTime();
      Transfer transfer =
          client.files().putAsync(source, BigFile.DESTINATION, TransferOptions.defaults());
      Histogram busy = trips(client, () -> !transfer.isDone());
      double seconds = (System.nanoTime() - start) / 1e9;
      transfer.join();
      System.out.printf(
          "figures %.1f %.1f %.1f %.1f %d %.1f%n",
          idle.getValueAtPercentile(50) / MICRO,
          idle.getValueAtPercentile(99) / MICRO,
          busy.getValueAtPercentile(50) / MICRO,
          busy.getValueAtPercentile(99) / MICRO,
          busy.getTotalCount(),
          Files.size(source) / MEGA / seconds);
    }
  }

  private static BooleanSupplier until(long nanos) {
    long end = System.nanoTime() + nanos;
    return () -> System.nanoTime() < end;
  }

  private static Histogram trips(Client client, BooleanSupplier goesOn) {
    Histogram nanos = new Histogram(3);
    while (goesOn.getAsBoolean()) {
      nanos.recordValue(client.ping().toNanos());
    }
    return nanos;
  }
}
