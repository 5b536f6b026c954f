package dev.hawser.examples.disconnects;

import dev.hawser.Client;
import dev.hawser.names.Services;

/// Asks whenever a line is typed, with one and the same proxy.
public final class Dawdler {
  /// Runs until there is no more input.
  ///
  /// @param args where the server's object is, as it prints it, and a name
  public static void main(String... args) {
    try (Services services =
        Services.builder()
            .clients(() -> Client.builder().name(args[1]).heartbeat(Echo.SILENCE))
            .open()) {
      Echo echo = services.proxy(args[0], Echo.class);
      String prompt = "wait until the server has dropped you, or pull the plug; then press Enter: ";
      for (String line = "12345"; line != null; line = IO.readln(prompt)) {
        IO.println("result: " + echo.echo(line));
      }
    }
  }
}
