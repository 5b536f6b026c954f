package dev.hawser.examples.subprocess;

import module java.base;

import dev.hawser.Server;

/// The program that is started. Standard output is its line, so what it prints goes to standard
/// error.
public final class Worker {
  /// Runs until the program is gone that has started it.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.standardStreams()) {
      server.map().put("ready", true);
      server.functions().register("shout", (String text) -> text.toUpperCase(Locale.ROOT) + "!");
      IO.println("the worker is open at " + server.address());
      server.awaitClose();
    }
    IO.println("the worker ends");
  }
}
