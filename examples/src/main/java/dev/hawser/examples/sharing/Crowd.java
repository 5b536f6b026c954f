package dev.hawser.examples.sharing;

import module java.base;

import dev.hawser.Client;

/// Many threads with the same two proxies.
public final class Crowd {
  private static final int THREADS = 5;
  private static final int CALLS = 1_000;

  /// How long the server takes for a slow answer.
  private static final int SLOW_MILLIS = 200;

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      Echo parallel = client.lookup("parallel", Echo.class);
      Echo serial = client.lookup("serial", Echo.class);
      hammer(parallel, serial);
      IO.println("side by side: " + (time(parallel).toMillis() < THREADS * SLOW_MILLIS));
      IO.println("one by one: " + (time(serial).toMillis() >= THREADS * SLOW_MILLIS));
    }
  }

  /// Every thread gets its own answers.
  private static void hammer(Echo one, Echo other) throws Exception {
    int mixedUp =
        inThreads(thread -> {
          int wrong = 0;
          for (int i = 0; i < CALLS; i++) {
            String text = thread + "-" + i;
            wrong += one.echo(text).equals(text) ? 0 : 1;
            wrong += other.echo(text).equals(text) ? 0 : 1;
          }
          return wrong;
        });
    IO.println("mixed up: " + mixedUp + " of " + 2 * THREADS * CALLS);
  }

  private static Duration time(Echo echo) throws Exception {
    long start = System.nanoTime();
    int answers = inThreads(thread -> echo.slowly("from " + thread).isEmpty() ? 0 : 1);
    IO.println("answers: " + answers);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// What a thread does; it counts something.
  private interface Part {
    int play(int thread) throws Exception;
  }

  private static int inThreads(Part part) throws InterruptedException, ExecutionException {
    List<Callable<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      parts.add(() -> part.play(thread));
    }
    int sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Integer> each : threads.invokeAll(parts)) {
        sum += each.get();
      }
    }
    return sum;
  }
}
