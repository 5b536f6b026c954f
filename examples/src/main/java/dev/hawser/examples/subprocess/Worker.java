package dev.hawser.examples.subprocess;

import dev.hawser.Server;
import java.util.Locale;

/// The program that is started. Standard output is its line, so what it prints goes to standard
/// error.
public final class Worker {
  private Worker() {}

  /// Runs until the program is gone that has started it.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.standardStreams()) {
      server.map().put("ready", true);
      server.functions().register("shout", (String text) -> text.toUpperCase(Locale.ROOT) + "!");
      System.out.println("the worker is open at " + server.address());
      server.awaitClose();
    }
    System.out.println("the worker ends");
  }
}
