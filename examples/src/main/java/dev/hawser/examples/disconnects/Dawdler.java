package dev.hawser.examples.disconnects;

import dev.hawser.Client;
import dev.hawser.names.Services;

/// Asks whenever a line is typed, with one and the same proxy.
public final class Dawdler {
  /// Runs until there is no more input.
  ///
  /// @param args the server's address, and a name
  public static void main(String... args) {
    try (Services services =
        Services.builder()
            .clients(() -> Client.builder().name(args[1]).heartbeat(Echo.SILENCE))
            .open()) {
      Echo echo = services.proxy("hawser://" + args[0] + "/echo", Echo.class);
      for (String line = "12345"; line != null; line = IO.readln("dawdle, then press Enter: ")) {
        IO.println("result: " + echo.echo(line));
      }
    }
  }
}
