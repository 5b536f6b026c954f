package dev.hawser.examples.handles;

import module java.base;

import dev.hawser.Server;

/// Exports objects and values of all kinds.
public final class Garden {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Node root = new Node(1);
    Node child = new Node(2);
    root.add(child);
    try (Server server = Server.open()) {
      server.export("root", root);
      server.export("child", child);
      server.export("nursery", new Nursery());
      server.export("five", 5);
      server.export("numbers", new ArrayList<>(List.of(10, 20, 30)));
      server.export("prices", new TreeMap<>());
      server.export("weed", new Nursery()).close(); // taken back at once
      IO.println("exported " + server.exports().names());
      server.serve();
    }
  }
}
