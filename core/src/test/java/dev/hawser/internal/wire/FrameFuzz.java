package dev.hawser.internal.wire;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Feeds malformed frames and handshakes in great number: `FrameFuzz [count] [seed]`. Two threads
/// share the count. Ends with the first broken promise and prints the input that broke it.
public final class FrameFuzz {
  private static final int REPORT_EVERY = 1_000_000;
  private static final Logger LOG = Logger.getLogger("dev.hawser");

  private FrameFuzz() {}

  /// Runs.
  ///
  /// @param args how many inputs, and the seed; both may be left out
  public static void main(String... args) throws Exception {
    LOG.setLevel(Level.OFF);
    long count = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    System.out.printf("%,d inputs, seed %d%n", count, seed);
    long started = System.nanoTime();
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      List<Future<FrameMutations>> runs =
          List.of(
              executor.submit(run(count / 2, seed)),
              executor.submit(run(count - count / 2, ~seed)));
      for (Future<FrameMutations> run : runs) {
        System.out.println(run.get());
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf("%.1f s, %,.0f inputs/s%n", seconds, count / seconds);
  }

  private static Callable<FrameMutations> run(long count, long seed) {
    return () -> {
      FrameMutations mutations = new FrameMutations(seed);
      for (long i = 0; i < count; i++) {
        mutations.next();
        if ((i + 1) % REPORT_EVERY == 0) {
          System.out.printf("%,d: %s%n", i + 1, mutations);
        }
      }
      return mutations;
    };
  }
}
