package dev.hawser.examples.maxsize;

import module java.base;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.examples.maxsize.EchoServer.Echo;

/// Sends something big and something small.
public final class Sender {
  /// The whole program.
  ///
  /// @param args the server's address, and the most bytes of one value
  public static void main(String... args) {
    Limits limits = Limits.defaults().withValueBytes(Long.parseLong(args[1]));
    try (Client client = Client.builder().limits(limits).connect(args[0])) {
      Echo echo = client.lookup("echo", Echo.class);
      attempt(echo, Collections.nCopies(10_000, 42));
      attempt(echo, List.of(42));
    }
  }

  private static void attempt(Echo echo, List<Integer> numbers) {
    try {
      IO.println(echo.echo(numbers).size() + " came back");
    } catch (HawserException e) {
      IO.println(numbers.size() + ": " + e.outcome() + ", " + e.getMessage());
    }
  }
}
