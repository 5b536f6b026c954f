package dev.hawser.examples.futures;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Functions of this program, on other threads.
public final class Local {
  private Local() {}

  /// The whole program.
  public static void main(String... args) {
    CompletableFuture<Integer> single = supplyAsync(() -> add(5, 6));
    System.out.println("meanwhile, something else");
    System.out.println("5 + 6 = " + single.join());

    CompletableFuture<Integer> chain =
        supplyAsync(() -> add(5, 6)).thenApply(sum -> add(sum, 10)).thenApply(sum -> add(sum, 20));
    System.out.println("5 + 6 + 10 + 20 = " + chain.join());

    Executor later = CompletableFuture.delayedExecutor(800, TimeUnit.MILLISECONDS);
    CompletableFuture<Integer> delayed = supplyAsync(() -> add(1, 1), later);
    CompletableFuture<Integer> unwanted = supplyAsync(() -> add(2, 2), later);
    System.out.println("begun: " + delayed.isDone() + ", cancelled: " + unwanted.cancel(true));
    System.out.println("1 + 1, later = " + delayed.join());

    int instead =
        supplyAsync(() -> add(Integer.MAX_VALUE, 1))
            .exceptionally(failure -> {
              System.out.println("a handler hears: " + failure.getCause());
              return -1;
            })
            .join();
    System.out.println("instead: " + instead);
  }

  private static int add(int first, int second) {
    System.out.println("adding " + first + " and " + second);
    return Math.addExact(first, second);
  }
}
