package dev.hawser.examples.servertypes;

import static dev.hawser.object.Proxies.callAsync;

import module java.base;

import dev.hawser.Client;

/// Finds out what runs when, and where.
public final class SlowClient {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      oneway(client.lookup("parallel", Slow.class));
      for (String way : List.of("parallel", "serial", "one thread")) {
        together(way, client.lookup(way, Slow.class));
      }
    }
  }

  /// One-way calls go on behind the back of the others.
  private static void oneway(Slow slow) throws InterruptedException {
    slow.reset();
    for (int i = 0; i < 5; i++) {
      slow.delayOneway();
    }
    IO.println("over after five one-way calls: " + slow.count());
    for (int i = 0; i < 5; i++) {
      IO.println("a call ran on " + slow.delay());
    }
    IO.println("over after five more: " + slow.count());
    slow.reset();
  }

  /// Five calls at the same time.
  private static void together(String way, Slow slow) {
    long start = System.nanoTime();
    List<CompletableFuture<String>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(callAsync(slow, Slow::delay));
    }
    Set<String> threads = new HashSet<>(calls.stream().map(CompletableFuture::join).toList());
    IO.println(
        "%s: %d at once, threads: %d, over: %d"
            .formatted(way, slow.atOnce(), threads.size(), slow.count()));
    IO.println("took " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
