package dev.hawser.examples.maxsize;

import module java.base;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.examples.maxsize.EchoServer.Echo;

/// Sends something big and something small: without a bound, and with one of 2500 bytes.
public final class Sender {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    send("without a bound", args[0], Limits.defaults());
    send("with a bound", args[0], Limits.defaults().withValueBytes(2_500));
  }

  private static void send(String how, String address, Limits limits) {
    try (Client client = Client.builder().limits(limits).connect(address)) {
      Echo echo = client.lookup("echo", Echo.class);
      attempt(how + ", big", echo, Map.of("irrelevant", Collections.nCopies(10_000, 42)));
      attempt(how + ", small", echo, Map.of("message", "hello"));
    }
  }

  private static void attempt(String what, Echo echo, Map<String, Object> message) {
    try {
      IO.println(what + ": " + echo.echo(message).equals(message));
    } catch (HawserException e) {
      IO.println(what + ": " + e.outcome() + ", " + e.getMessage());
    }
  }
}
