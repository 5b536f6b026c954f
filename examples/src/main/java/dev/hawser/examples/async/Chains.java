package dev.hawser.examples.async;

import static dev.hawser.object.Proxies.callAsync;

import module java.base;

import dev.hawser.Client;

/// Says beforehand what is to be done with a result. Each step works on that of the one before.
public final class Chains {
  private final Calculator calculator;

  private Chains(Calculator calculator) {
    this.calculator = calculator;
  }

  /// The whole program.
  ///
  /// @param args the calculator's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Chains chains = new Chains(client.lookup("calculator", Calculator.class));
      chains.failures();
      chains.steps();
      chains.remoteSteps();
    }
  }

  /// Without a handler a failure is silent, until somebody asks for the result.
  private void failures() {
    IO.println(
        callAsync(calculator, c -> c.divide(100, 0))
            .thenApply(result -> "never: " + result)
            .exceptionally(failure -> "a handler hears: " + failure.getCause())
            .join());
    CompletableFuture<String> unheard =
        callAsync(calculator, c -> c.divide(100, 0)).thenApply(result -> "never: " + result);
    try {
      IO.println(unheard.join());
    } catch (CompletionException e) {
      IO.println("who asks hears: " + e.getCause());
    }
  }

  private void steps() {
    CompletableFuture<Integer> twenty = callAsync(calculator, c -> c.divide(100, 5));
    IO.println("100 / 5 + 1 + 1 + 1 = " + increased(twenty).join());
    IO.println("said when it was there: " + increased(twenty).join());
    CompletableFuture<Integer> more =
        callAsync(calculator, c -> c.multiply(5, 6))
            .thenApply(x -> x + 1)
            .thenApply(x -> x + 2)
            .thenApply(x -> x + 3);
    IO.println("5 * 6 + 1 + 2 + 3 = " + more.join());
  }

  private static CompletableFuture<Integer> increased(CompletableFuture<Integer> number) {
    return number.thenApply(x -> x + 1).thenApply(x -> x + 1).thenApply(x -> x + 1);
  }

  /// Steps can be calls themselves.
  private void remoteSteps() {
    CompletableFuture<Integer> there =
        callAsync(calculator, c -> c.divide(100, 5))
            .thenCompose(x -> callAsync(calculator, c -> c.add(x, 1)))
            .thenCompose(x -> callAsync(calculator, c -> c.add(x, 2)))
            .thenCompose(x -> callAsync(calculator, c -> c.add(x, 3)));
    IO.println("100 / 5 + 1 + 2 + 3, added there = " + there.join());
  }
}
