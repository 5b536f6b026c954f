package dev.hawser.examples.variables;

import module java.base;

import dev.hawser.Client;
import dev.hawser.SharedMap;

/// The first client.
public final class First {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      client.map().put("var1", 256);
      client.globals().map().put("test_var", List.of(0, "well"));
      client.globals().queue("first").put("ready");
      client.globals().queue("changed").take();
      IO.println("var1: " + client.map().get("var1"));
      operations(client.map("counts", Integer.class));
    }
  }

  /// It is a `ConcurrentMap`, with all that belongs to one. What changes it is atomic.
  private static void operations(SharedMap<Integer> counts) {
    IO.println("was there: " + counts.putIfAbsent("apples", 1));
    IO.println("merged: " + counts.merge("apples", 4, Integer::sum));
    IO.println("computed: " + counts.computeIfAbsent("pears", String::length));
    IO.println("replaced: " + counts.replace("pears", 5, 6));
    IO.println("removed: " + counts.remove("pears", 5));
    IO.println("or else: " + counts.getOrDefault("plums", 0));
    counts.putAll(Map.of("plums", 7));
    IO.println("keys: " + new TreeSet<>(counts.keySet()));
    IO.println("sum: " + counts.values().stream().mapToInt(Integer::intValue).sum());
    counts.replaceAll((_, count) -> 10 * count);
    IO.println("apples: " + counts.get("apples") + ", " + counts.containsKey("apples"));
    counts.clear();
    IO.println("empty: " + counts.isEmpty());
  }
}
