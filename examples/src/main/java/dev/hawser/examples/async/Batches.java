package dev.hawser.examples.async;

import module java.base;

import dev.hawser.Client;
import dev.hawser.object.Batch;

/// Sends several calls together, and does not wait for them either.
public final class Batches {
  private final Client client;
  private final Calculator calculator;

  private Batches(Client client) {
    this.client = client;
    calculator = client.lookup("calculator", Calculator.class);
  }

  /// The whole program.
  ///
  /// @param args the calculator's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      Batches batches = new Batches(client);
      batches.patience();
      batches.chain();
      batches.failure();
    }
  }

  private void patience() throws Exception {
    CompletableFuture<List<Integer>> results = divisions();
    IO.println("ready: " + results.isDone());
    try {
      results.get(50, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      IO.println("not yet");
    }
    IO.println("results: " + results.get(20, TimeUnit.SECONDS));
  }

  /// The next steps wait for all results.
  private void chain() {
    CompletableFuture<List<Integer>> increased =
        divisions()
            .thenApply(Batches::increase)
            .thenApply(Batches::increase)
            .thenApply(Batches::increase);
    IO.println("increased: " + increased.join());
  }

  /// One failure is enough.
  private void failure() {
    Batch batch = client.batch();
    CompletableFuture<List<Integer>> broken =
        send(
            batch,
            List.of(
                batch.call(calculator, c -> c.divide(1, 1)),
                batch.call(calculator, c -> c.divide(100, 0))));
    IO.println(broken.handle((_, failure) -> "failed: " + failure.getCause()).join());
  }

  private CompletableFuture<List<Integer>> divisions() {
    Batch batch = client.batch();
    return send(
        batch,
        List.of(
            batch.call(calculator, c -> c.divide(100, 5)),
            batch.call(calculator, c -> c.divide(99, 9)),
            batch.call(calculator, c -> c.divide(555, 2))));
  }

  /// All results in their order, once all are there.
  private static CompletableFuture<List<Integer>> send(
      Batch batch, List<CompletableFuture<Integer>> results) {
    return batch.sendAsync().thenApply(_ -> results.stream().map(CompletableFuture::join).toList());
  }

  private static List<Integer> increase(List<Integer> values) {
    return values.stream().map(value -> value + 1).toList();
  }
}
