package dev.hawser.examples.benchmark;

import module java.base;

import dev.hawser.Client;
import dev.hawser.examples.Work;
import dev.hawser.object.Oneway;

/// Makes many calls of many kinds, and looks at each result.
public final class Benchmark {
  /// A kind of call.
  private record Kind(String name, Object expected, Supplier<?> call) {}

  /// The whole program.
  ///
  /// @param args the server's address, and how many calls of each kind
  public static void main(String... args) throws Exception {
    int count = Integer.parseInt(args[1]);
    try (Client client = Client.connect(args[0])) {
      Bench remote = client.lookup("bench", Bench.class);
      int before = remote.onewayCalls();
      Method oneway = Bench.class.getMethod("oneway", String.class, int.class);
      IO.println("is one-way: " + oneway.isAnnotationPresent(Oneway.class));
      double far = measure("there", remote, count);
      double near = measure("here", new BenchServer(), 100 * count);
      IO.println("calls that stay here are %.0f times faster".formatted(near / far));
      while (remote.onewayCalls() < before + count) {
        Work.take(20);
      }
      IO.println("one-way calls carried out: " + (remote.onewayCalls() - before));
    }
  }

  private static List<Kind> kinds(Bench bench) {
    List<Object> nested = List.of("one", 2, List.of(3, List.of(4.0, "five")));
    Map<String, Integer> map = Map.of("port", 42, "starboard", 99, "keel", 987_654);
    Bench.Named named = new Bench.Named("zork", 3, true);
    return List.of(
        new Kind("a text", 16, () -> bench.length("Hawser ties JVMs")),
        new Kind("a number", 42, () -> bench.twice(21)),
        new Kind("a long reply", "ahoy-ahoy".repeat(500), bench::longReply),
        new Kind(
            "15 arguments",
            IntStream.rangeClosed(1, 15).boxed().toList(),
            () -> bench.list(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)),
        new Kind("nothing", "", () -> none(bench::ping)),
        new Kind(
            "any number of arguments", 4, () -> bench.count("one", 2, List.of(3), Map.of(4, 5))),
        new Kind("named arguments", named, () -> bench.named(named)),
        new Kind("nested lists", nested, () -> bench.echo(nested)),
        new Kind("an inherited method", "Ahoy, Anna", () -> bench.greet("Anna")),
        new Kind("a long text", 400, () -> bench.length("Argument".repeat(50))),
        new Kind("one way", "", () -> none(() -> bench.oneway("text", 432_423_434))),
        new Kind("a map", map, () -> bench.mapping(map)));
  }

  private static Object none(Runnable call) {
    call.run();
    return "";
  }

  /// Returns the calls per second of all kinds together.
  private static double measure(String where, Bench bench, int count) {
    long begin = System.nanoTime();
    List<Kind> kinds = kinds(bench);
    for (Kind kind : kinds) {
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        Object result = kind.call.get();
        if (!result.equals(kind.expected)) {
          throw new IllegalStateException(kind.name + ": " + result);
        }
      }
      IO.println("%s, %s: %.0f calls/s".formatted(where, kind.name, rate(count, start)));
    }
    return rate(kinds.size() * count, begin);
  }

  static double rate(int count, long start) {
    return count * 1e9 / (System.nanoTime() - start);
  }
}
