package dev.hawser.examples.batch;

import module java.base;

import dev.hawser.Client;
import dev.hawser.object.Batch;

/// Has much to count.
public final class Accountant {
  private static final int ROUNDS = 1_000;

  /// The whole program.
  ///
  /// @param args the calculator's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      Calculator calculator = client.lookup("calculator", Calculator.class);
      count(client, calculator);
      count(client, calculator);
      oneway(client, calculator);
      failure(client, calculator);
    }
  }

  /// The same calls, one by one and all at once.
  private static void count(Client client, Calculator calculator) {
    long start = System.nanoTime();
    int single = 0;
    for (int i = 0; i < ROUNDS; i++) {
      single += calculator.multiply(6, 7) + calculator.add(10, 20);
    }
    long singly = System.nanoTime() - start;
    start = System.nanoTime();
    Batch batch = client.batch();
    List<CompletableFuture<Integer>> results = fill(batch, calculator);
    batch.send();
    int together = results.stream().mapToInt(CompletableFuture::join).sum();
    boolean faster = System.nanoTime() - start < singly;
    IO.println("one by one: " + single + ", batched: " + together);
    IO.println("batched is faster: " + faster);
  }

  private static List<CompletableFuture<Integer>> fill(Batch batch, Calculator calculator) {
    return IntStream.range(0, 2 * ROUNDS)
        .mapToObj(i -> batch.call(calculator, c -> i % 2 == 0 ? c.multiply(6, 7) : c.add(10, 20)))
        .toList();
  }

  /// Nobody waits for a one-way batch, however long it takes.
  private static void oneway(Client client, Calculator calculator) {
    long start = System.nanoTime();
    Batch batch = client.batch();
    var _ = fill(batch, calculator);
    var _ = batch.run(calculator, c -> c.delay(1_000));
    batch.sendOneway();
    IO.println("did not wait: " + (System.nanoTime() - start < 1_000_000_000));
  }

  /// The first failure ends a batch.
  private static void failure(Client client, Calculator calculator) {
    Batch batch = client.batch();
    List<CompletableFuture<Integer>> all =
        Stream.of(3, 2, 1, 0, -1).map(d -> batch.call(calculator, c -> c.divide(100, d))).toList();
    batch.send();
    all.stream()
        .map(each -> each.handle((value, e) -> e == null ? value : e.getClass().getSimpleName()))
        .forEach(each -> IO.println("result: " + each.join()));
    IO.println("failed there in: " + all.get(3).exceptionNow().getStackTrace()[0].getMethodName());
    IO.println("divisions: " + calculator.divisions());
    CompletableFuture<Integer> again = batch.call(calculator, c -> c.add(1, 1));
    batch.send();
    IO.println("the batch can be used again: " + again.join());
  }
}
