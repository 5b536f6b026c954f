package dev.hawser.examples.batch;

import dev.hawser.Client;
import dev.hawser.object.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Has much to count.
public final class Accountant {
  private static final int ROUNDS = 1_000;

  private final Client client;
  private final Calculator calculator;

  private Accountant(Client client) {
    this.client = client;
    calculator = client.lookup("calculator", Calculator.class);
  }

  /// The whole program.
  ///
  /// @param args the calculator's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      Accountant accountant = new Accountant(client);
      accountant.count();
      accountant.count();
      accountant.oneway();
      accountant.failure();
    }
  }

  /// The same calls, one by one and all at once.
  private void count() {
    long start = System.nanoTime();
    int single = 0;
    for (int i = 0; i < ROUNDS; i++) {
      single += calculator.multiply(6, 7) + calculator.add(10, 20);
    }
    Duration singly = Duration.ofNanos(System.nanoTime() - start);

    start = System.nanoTime();
    Batch batch = client.batch();
    List<CompletableFuture<Integer>> results = fill(batch);
    batch.send();
    int together = results.stream().mapToInt(CompletableFuture::join).sum();
    Duration batched = Duration.ofNanos(System.nanoTime() - start);

    System.out.println("one by one: " + single + ", batched: " + together);
    System.out.println("batched is faster: " + (batched.compareTo(singly) < 0));
  }

  private List<CompletableFuture<Integer>> fill(Batch batch) {
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      results.add(batch.call(calculator, c -> c.multiply(6, 7)));
      results.add(batch.call(calculator, c -> c.add(10, 20)));
    }
    return results;
  }

  /// Nobody waits for a one-way batch, however long it takes.
  private void oneway() {
    long start = System.nanoTime();
    Batch batch = client.batch();
    var _ = fill(batch);
    var _ = batch.run(calculator, c -> c.delay(1_000));
    batch.sendOneway();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("did not wait: " + (time.toMillis() < 1_000));
  }

  /// The first failure ends a batch.
  private void failure() {
    Batch batch = client.batch();
    List<CompletableFuture<Integer>> results =
        List.of(
            batch.call(calculator, c -> c.divide(100, 3)),
            batch.call(calculator, c -> c.divide(100, 2)),
            batch.call(calculator, c -> c.divide(100, 1)),
            batch.call(calculator, c -> c.divide(100, 0)),
            batch.call(calculator, c -> c.divide(100, -1)));
    batch.send();
    for (CompletableFuture<Integer> result : results) {
      System.out.println("result: " + result.handle(Accountant::text).join());
    }
    String place = results.get(3).exceptionNow().getStackTrace()[0].getMethodName();
    System.out.println("failed there in: " + place);
    System.out.println("divisions: " + calculator.divisions());
    CompletableFuture<Integer> again = batch.call(calculator, c -> c.add(1, 1));
    batch.send();
    System.out.println("the batch can be used again: " + again.join());
  }

  private static String text(@Nullable Integer value, @Nullable Throwable failure) {
    return failure == null ? String.valueOf(value) : failure.getClass().getSimpleName();
  }
}
