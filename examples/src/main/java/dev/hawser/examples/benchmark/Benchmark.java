package dev.hawser.examples.benchmark;

import module java.base;

import dev.hawser.Client;
import dev.hawser.examples.Work;
import dev.hawser.object.Oneway;

/// Makes many calls of many kinds, and looks at each result.
public final class Benchmark {
  private static final List<Integer> NUMBERS = IntStream.rangeClosed(1, 15).boxed().toList();
  private static final List<Object> NESTED = List.of("one", 2, List.of(3, List.of(4.0, "five")));
  private static final Map<String, Integer> MAP =
      Map.of("port", 42, "starboard", 99, "keel", 987_654);
  private static final Bench.Named NAMED = new Bench.Named("zork", 3, true);

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
      double far = measureAll("there", remote, count);
      double near = measureAll("here", new BenchServer(), 100 * count);
      IO.println("calls that stay here are %.0f times faster".formatted(near / far));
      while (remote.onewayCalls() < before + count) {
        Work.take(20);
      }
      IO.println("one-way calls carried out: " + (remote.onewayCalls() - before));
    }
  }

  /// Returns the calls per second of all kinds together.
  private static double measureAll(String where, Bench bench, int count) {
    Map<String, Runnable> kinds = new LinkedHashMap<>();
    kinds.put("a text", () -> check(bench.length("Hawser ties JVMs"), 16));
    kinds.put("a number", () -> check(bench.twice(21), 42));
    kinds.put("a long reply", () -> check(bench.longReply(), "ahoy-ahoy".repeat(500)));
    kinds.put(
        "15 arguments",
        () -> check(bench.list(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), NUMBERS));
    kinds.put("nothing", bench::ping);
    kinds.put("any number of arguments", () -> check(bench.count("one", 2, List.of(3), MAP), 4));
    kinds.put("named arguments", () -> check(bench.named(NAMED), NAMED));
    kinds.put("nested lists", () -> check(bench.echo(NESTED), NESTED));
    kinds.put("an inherited method", () -> check(bench.greet("Anna"), "Ahoy, Anna"));
    kinds.put("a long text", () -> check(bench.length("Argument".repeat(50)), 400));
    kinds.put("one way", () -> bench.oneway("text", 432_423_434));
    kinds.put("a map", () -> check(bench.echo(MAP), MAP));
    long start = System.nanoTime();
    kinds.forEach((kind, call) -> measure(where + ", " + kind, count, call));
    return count * kinds.size() * 1e9 / (System.nanoTime() - start);
  }

  private static void check(Object result, Object expected) {
    if (!result.equals(expected)) {
      throw new IllegalStateException(result + ", not " + expected);
    }
  }

  static void measure(String what, int count, Runnable action) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      action.run();
    }
    IO.println("%d %s: %.0f/s".formatted(count, what, count * 1e9 / (System.nanoTime() - start)));
  }
}
