package dev.hawser.examples.async;

import static dev.hawser.object.Proxies.callAsync;

import dev.hawser.Client;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Has better things to do than wait.
public final class Impatient {
  private final Calculator calculator;

  private Impatient(Calculator calculator) {
    this.calculator = calculator;
  }

  /// The whole program.
  ///
  /// @param args the calculator's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      Impatient impatient = new Impatient(client.lookup("calculator", Calculator.class));
      impatient.later();
      impatient.failure();
      impatient.patience();
      impatient.sideBySide();
      impatient.chain();
    }
  }

  /// The result comes when it is there; until then the proxy can be used for other calls.
  private void later() throws Exception {
    CompletableFuture<Integer> twenty = callAsync(calculator, c -> c.divide(100, 5));
    System.out.println("ready: " + twenty.isDone());
    System.out.println("meanwhile: " + calculator.add(1, 2));
    System.out.println("result: " + twenty.get());
    System.out.println("ready: " + twenty.isDone());
  }

  /// A failure comes out of the future, not out of the call.
  private void failure() throws InterruptedException {
    CompletableFuture<Integer> broken = callAsync(calculator, c -> c.divide(100, 0));
    try {
      broken.get();
    } catch (ExecutionException e) {
      System.out.println("failed: " + e.getCause());
    }
  }

  /// Waiting can have a limit.
  private void patience() throws Exception {
    CompletableFuture<Integer> ten = callAsync(calculator, c -> c.divide(50, 5));
    try {
      ten.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.out.println("not yet");
    }
    System.out.println("result: " + ten.get(20, TimeUnit.SECONDS));
  }

  /// Five take no longer than one.
  private void sideBySide() {
    long start = System.nanoTime();
    List<CompletableFuture<Integer>> results =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> callAsync(calculator, c -> c.divide(100 * i, 10)))
            .toList();
    System.out.println("results: " + results.stream().map(CompletableFuture::join).toList());
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("side by side: " + (time.toMillis() < 5 * 500));
  }

  /// Each step works on the result of the one before, here or there.
  private void chain() {
    CompletableFuture<Integer> here =
        callAsync(calculator, c -> c.divide(100, 5))
            .thenApply(x -> x + 1)
            .thenApply(x -> x + 1)
            .thenApply(x -> x + 1);
    System.out.println("100 / 5 + 1 + 1 + 1 = " + here.join());
    CompletableFuture<Integer> there =
        callAsync(calculator, c -> c.multiply(2, 3))
            .thenCompose(x -> callAsync(calculator, c -> c.add(x, 4)))
            .thenCompose(x -> callAsync(calculator, c -> c.add(x, 16)));
    System.out.println("2 * 3 + 4 + 16 = " + there.join());
    int saved =
        callAsync(calculator, c -> c.divide(1, 0))
            .exceptionally(failure -> {
              System.out.println("a handler hears: " + failure.getMessage());
              return 0;
            })
            .join();
    System.out.println("instead: " + saved);
  }
}
