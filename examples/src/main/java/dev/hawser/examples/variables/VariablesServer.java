package dev.hawser.examples.variables;

import dev.hawser.Server;
import dev.hawser.SharedMap;

/// The server.
public final class VariablesServer {
  /// Runs until both clients have been there.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      IO.println("open at " + server.address());

      server.queue("first").take();
      SharedMap<Object> shared = server.clients().get(0).map();
      IO.println("var1: " + shared.get("var1"));
      shared.put("var1", "Hello world!");
      server.queue("changed").put("var1");

      server.queue("second").take();
      IO.println("test_var: " + server.map().get("test_var"));
      IO.println("message: " + server.map().get("message"));
      IO.println("private to the second: " + server.clients().getLast().map());
      server.queue("seen").put("all");
      server.clients().getLast().awaitClose();
    }
  }
}
