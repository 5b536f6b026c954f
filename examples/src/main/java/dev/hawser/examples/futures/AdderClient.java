package dev.hawser.examples.futures;

import static dev.hawser.object.Proxies.callAsync;

import module java.base;

import dev.hawser.Client;

/// The same with calls: their futures are of the same kind.
public final class AdderClient {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Adder adder = client.lookup("adder", Adder.class);
      IO.println("5 + 6 = " + callAsync(adder, a -> a.add(5, 6)).join());

      CompletableFuture<Integer> chain =
          callAsync(adder, a -> a.add(5, 6))
              .thenCompose(sum -> callAsync(adder, a -> a.add(sum, 10)))
              .thenApply(sum -> sum + 20);
      IO.println("5 + 6 + 10, and 20 here = " + chain.join());

      Executor later = CompletableFuture.delayedExecutor(800, TimeUnit.MILLISECONDS);
      var delayed = CompletableFuture.supplyAsync(() -> adder.add(1, 1), later);
      IO.println("begun: " + delayed.isDone());
      IO.println("1 + 1, later = " + delayed.join());

      CountDownLatch begun = new CountDownLatch(1);
      var unwanted = callAsync(adder, a -> a.addSlowly(2, 2, begun::countDown));
      begun.await();
      IO.println("cancelled: " + unwanted.cancel(true));

      callAsync(adder, a -> a.add(Integer.MAX_VALUE, 1))
          .whenComplete((_, failure) -> IO.println("a handler hears: " + failure))
          .exceptionally(_ -> -1)
          .thenAccept(instead -> IO.println("instead: " + instead))
          .join();
    }
  }
}
