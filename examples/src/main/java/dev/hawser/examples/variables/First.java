package dev.hawser.examples.variables;

import dev.hawser.Client;
import dev.hawser.SharedMap;
import java.util.List;

/// The first client.
public final class First {
  private First() {}

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      client.map().put("var1", 256);
      client.globals().map().put("test_var", List.of(0, "well"));
      client.globals().queue("first").put("ready");
      client.globals().queue("changed").take();
      System.out.println("var1: " + client.map().get("var1"));
      operations(client.map("counts", Integer.class));
    }
  }

  /// It is a `ConcurrentMap`, with all that belongs to one. What changes it is atomic.
  private static void operations(SharedMap<Integer> counts) {
    System.out.println("was there: " + counts.putIfAbsent("apples", 1));
    System.out.println("merged: " + counts.merge("apples", 4, Integer::sum));
    System.out.println("computed: " + counts.computeIfAbsent("pears", String::length));
    System.out.println("replaced: " + counts.replace("pears", 5, 6));
    System.out.println("removed: " + counts.remove("pears", 5));
    System.out.println("or else: " + counts.getOrDefault("plums", 0));
    counts.putAll(java.util.Map.of("plums", 7));
    System.out.println("keys: " + new java.util.TreeSet<>(counts.keySet()));
    System.out.println("sum: " + counts.values().stream().mapToInt(Integer::intValue).sum());
    counts.replaceAll((_, count) -> 10 * count);
    System.out.println("apples: " + counts.get("apples") + ", " + counts.containsKey("apples"));
    counts.clear();
    System.out.println("empty: " + counts.isEmpty());
  }
}
