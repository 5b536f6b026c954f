package dev.hawser.internal.codec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Decodes malformed values in great number: `ValueFuzz [count] [seed]`. Two threads share the
/// count. Ends with the first broken promise and prints the input that broke it.
public final class ValueFuzz {
  private static final int THREADS = 2;
  private static final int REPORT_EVERY = 1_000_000;

  private ValueFuzz() {}

  /// Runs.
  ///
  /// @param args how many inputs, and the seed; both may be left out
  public static void main(String... args) throws Exception {
    long count = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    System.out.printf("%,d inputs, seed %d%n", count, seed);
    long started = System.nanoTime();
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      List<Future<MutationCheck>> runs =
          List.of(
              executor.submit(run(count / 2, seed)),
              executor.submit(run(count - count / 2, ~seed)));
      for (Future<MutationCheck> run : runs) {
        System.out.println(run.get());
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf("%.1f s, %,.0f inputs/s%n", seconds, count / seconds);
  }

  private static Callable<MutationCheck> run(long count, long seed) {
    return () -> {
      Mutator mutator = new Mutator(seed);
      MutationCheck check = new MutationCheck();
      for (long i = 0; i < count; i++) {
        check.check(mutator.next());
        if ((i + 1) % REPORT_EVERY == 0) {
          System.out.printf("%,d: %s%n", i + 1, check);
        }
      }
      return check;
    };
  }
}
