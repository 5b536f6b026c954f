package dev.hawser.examples.maxsize;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import java.util.Collections;
import java.util.Map;

/// Sends something big and something small: without a bound, and with one of 2500 bytes.
public final class Sender {
  private static final Map<String, Object> SMALL = Map.of("message", "hello");
  private static final Map<String, Object> BIG =
      Map.of("message", "hello", "irrelevant", Collections.nCopies(10_000, 42));

  private Sender() {}

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    Limits bounded = Limits.defaults().withValueBytes(2_500);
    try (Client free = Client.connect(args[0]);
        Client careful = Client.builder().limits(bounded).connect(args[0])) {
      send("without a bound", free);
      send("with a bound", careful);
    }
  }

  private static void send(String how, Client client) {
    Echo echo = client.lookup("echo", Echo.class);
    try {
      System.out.println(how + ", big: " + echo.echo(BIG).equals(BIG));
    } catch (HawserException e) {
      System.out.println(how + ", big: " + e.outcome() + ", " + e.getMessage());
    }
    System.out.println(how + ", small: " + echo.echo(SMALL).equals(SMALL));
  }
}
