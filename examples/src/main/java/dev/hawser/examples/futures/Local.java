package dev.hawser.examples.futures;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import module java.base;

/// Functions of this program, on other threads.
public final class Local {
  /// The whole program.
  public static void main(String... args) {
    CompletableFuture<Integer> single = supplyAsync(() -> add(5, 6));
    IO.println("meanwhile, something else");
    IO.println("5 + 6 = " + single.join());

    CompletableFuture<Integer> chain =
        supplyAsync(() -> add(5, 6)).thenApply(sum -> add(sum, 10)).thenApply(sum -> add(sum, 20));
    IO.println("5 + 6 + 10 + 20 = " + chain.join());

    Executor later = CompletableFuture.delayedExecutor(800, TimeUnit.MILLISECONDS);
    CompletableFuture<Integer> delayed = supplyAsync(() -> add(1, 1), later);
    CompletableFuture<Integer> unwanted = supplyAsync(() -> add(2, 2), later);
    IO.println("begun: " + delayed.isDone() + ", cancelled: " + unwanted.cancel(true));
    IO.println("1 + 1, later = " + delayed.join());

    supplyAsync(() -> add(Integer.MAX_VALUE, 1))
        .whenComplete((_, failure) -> IO.println("a handler hears: " + failure.getCause()))
        .exceptionally(_ -> -1)
        .thenAccept(instead -> IO.println("instead: " + instead))
        .join();
  }

  private static int add(int first, int second) {
    IO.println("adding " + first + " and " + second);
    return Math.addExact(first, second);
  }
}
