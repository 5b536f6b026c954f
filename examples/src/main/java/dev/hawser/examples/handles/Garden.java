package dev.hawser.examples.handles;

import dev.hawser.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Exports objects and values of all kinds.
public final class Garden {
  private Garden() {}

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
      System.out.println("exported " + server.exports().names());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }
}
