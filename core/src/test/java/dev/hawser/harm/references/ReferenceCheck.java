package dev.hawser.harm.references;

import dev.hawser.Client;
import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import dev.hawser.object.Proxies;
import dev.hawser.object.References;
import dev.hawser.scenario.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// References made, passed to and fro, and dropped, on several threads, with the server in a
/// process of its own: `checks/run references`.
public final class ReferenceCheck {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  /// The heap may have grown by so much: classes and buffers that were not there before.
  private static final long MOST_GROWTH = 4_000_000;

  /// Rounds of each thread before anything is measured.
  private static final long WARM_UP = 200;

  private static final String HELP =
      """
      references [--count N] [--threads N] [--seed N]

        --count 1000000   how many references are made
        --threads 4       how many threads share the connection
        --seed 1          what chance grows from
      """;

  private final ChildJvm server;
  private final Client client;
  private final Figures figures = new Figures();

  private ReferenceCheck(ChildJvm server, Client client) {
    this.server = server;
    this.client = client;
  }

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("count", "threads", "seed"), HELP);
    long count = Long.parseLong(options.getOrDefault("count", "1000000"));
    int threads = Integer.parseInt(options.getOrDefault("threads", "4"));
    long seed = Long.parseLong(options.getOrDefault("seed", "1"));
    try (ChildJvm server = ChildJvm.start(List.of("-Xmx512m"), MintServer.class);
        Client client = Client.connect(server.hear())) {
      ReferenceCheck check = new ReferenceCheck(server, client);
      check.run(count, threads, seed);
      check.figures.exit();
    }
  }

  /// What one end holds and has given, and its heap.
  private record Standing(long given, long held, long heap) {
    boolean isEmpty() {
      return given == 0 && held == 0;
    }

    @Override
    public String toString() {
      return given + " given, " + held + " held";
    }
  }

  private Standing there() throws InterruptedException {
    String[] words = server.ask("look").split(" ");
    return new Standing(
        Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  private Standing here() {
    long heap = Heap.usedAfterCollection();
    References all = client.references();
    return new Standing(all.given().size(), all.held().size(), heap);
  }

  private void run(long count, int threads, long seed) throws InterruptedException {
    long rounds = count / threads / Trade.PER_ROUND;
    var _ = trade(threads, Math.min(rounds, WARM_UP), seed);
    awaitEmpty();
    long heapHere = here().heap();
    long heapThere = there().heap();
    long begin = System.nanoTime();
    List<Trade> trades = trade(threads, rounds, seed);
    double seconds = (System.nanoTime() - begin) / 1e9;
    figures.show("references", rounds * threads * Trade.PER_ROUND);
    figures.show("seconds", String.format(Locale.ROOT, "%.1f", seconds));
    Standing[] last = awaitEmpty();
    long early = trades.stream().mapToLong(Trade::early).sum();
    long mixedUp = trades.stream().mapToLong(Trade::mixedUp).sum();
    trades.stream()
        .map(Trade::firstFailure)
        .filter(text -> !text.isEmpty())
        .forEach(System.out::println);
    figures.promise("early releases", early, early == 0);
    figures.promise("objects that were not themselves", mixedUp, mixedUp == 0);
    figures.promise("tables of the client at the end", last[0], last[0].isEmpty());
    figures.promise("tables of the server at the end", last[1], last[1].isEmpty());
    heap("heap of the client", heapHere, last[0].heap());
    heap("heap of the server", heapThere, last[1].heap());
  }

  private void heap(String name, long before, long after) {
    String text = Heap.text(before) + " before, " + Heap.text(after) + " after";
    figures.promise(name, text, after - before < MOST_GROWTH);
  }

  private List<Trade> trade(int threads, long rounds, long seed) throws InterruptedException {
    Mint mint = client.lookup("mint", Mint.class);
    List<Trade> trades = new ArrayList<>();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Trade trade = new Trade(mint, seed + i);
      trades.add(trade);
      running.add(Thread.ofPlatform().start(() -> trade.run(rounds)));
    }
    for (Thread each : running) {
      each.join();
    }
    Proxies.close(mint);
    return trades;
  }

  /// Waits until nobody holds anything, or no longer.
  private Standing[] awaitEmpty() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (true) {
      Standing[] both = {here(), there()};
      if (both[0].isEmpty() && both[1].isEmpty() || System.nanoTime() - end > 0) {
        return both;
      }
      LockSupport.parkNanos(LOOK);
    }
  }
}
