package dev.hawser.examples.async;

import static dev.hawser.object.Proxies.callAsync;

import module java.base;

import dev.hawser.Client;
import dev.hawser.DeadlineException;
import dev.hawser.call.CallOptions;
import dev.hawser.object.Proxies;

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
    }
  }

  /// The result comes when it is there; until then the proxy can be used for other calls.
  private void later() throws Exception {
    CompletableFuture<Integer> twenty = callAsync(calculator, c -> c.divide(100, 5));
    IO.println("ready: " + twenty.isDone());
    IO.println("meanwhile: " + calculator.multiply(5, 20));
    IO.println("result: " + twenty.get());
    IO.println("ready: " + twenty.isDone());
  }

  /// A failure comes out of the future, not out of the call.
  private void failure() throws InterruptedException {
    CompletableFuture<Integer> broken = callAsync(calculator, c -> c.divide(100, 0));
    try {
      broken.get();
    } catch (ExecutionException e) {
      IO.println("failed: " + e.getCause());
    }
  }

  /// Waiting can have a limit, and so can the call itself.
  private void patience() throws Exception {
    CompletableFuture<Integer> ten = callAsync(calculator, c -> c.divide(50, 5));
    try {
      ten.get(50, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      IO.println("not yet");
    }
    IO.println("result: " + ten.get(20, TimeUnit.SECONDS));
    Calculator hurried =
        Proxies.with(calculator, CallOptions.defaults().timeout(Duration.ofMillis(50)));
    IO.println(
        callAsync(hurried, c -> c.divide(50, 5))
            .handle((_, failure) -> "expired: " + (failure instanceof DeadlineException))
            .get());
  }

  /// Five take no longer than one.
  private void sideBySide() {
    long start = System.nanoTime();
    List<CompletableFuture<Integer>> results =
        IntStream.of(7, 6, 5, 4, 3)
            .mapToObj(divisor -> callAsync(calculator, c -> c.divide(100, divisor)))
            .toList();
    IO.println("results: " + results.stream().map(CompletableFuture::join).toList());
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    IO.println("side by side: " + (time.toMillis() < 5 * CalculatorServer.MILLIS));
  }
}
