package dev.hawser.harm.load;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.harm.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Many clients at a server whose connect callback never returns: `checks/run callbacks`.
public final class Callbacks {
  private static final String HELP =
      """
      callbacks [--clients N]

        --clients 200   how many connect at once
      """;
  private static final int OPERATIONS = 100;

  private Callbacks() {}

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("clients"), HELP);
    int count = Integer.parseInt(options.getOrDefault("clients", "200"));
    Map<Long, Integer> started = new ConcurrentHashMap<>();
    CountDownLatch all = new CountDownLatch(count);
    Figures figures = new Figures();
    try (Server server = Server.builder().onConnect(peer -> block(peer, started, all)).open()) {
      long begin = System.nanoTime();
      List<FutureTask<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        FutureTask<Integer> client = new FutureTask<>(() -> work(server));
        Thread.ofVirtual().start(client);
        clients.add(client);
      }
      long operations = 0;
      for (FutureTask<Integer> client : clients) {
        operations += client.get(60, TimeUnit.SECONDS);
      }
      boolean complete = all.await(10, TimeUnit.SECONDS);
      double seconds = (System.nanoTime() - begin) / 1e9;
      boolean once = started.values().stream().allMatch(times -> times == 1);
      figures.promise("callbacks started, none returned", started.size(), complete);
      figures.promise("each of them once", once, once);
      long expected = (long) count * OPERATIONS;
      figures.promise("operations done meanwhile", operations, operations == expected);
      int sum = server.map().values().stream().mapToInt(value -> (int) value).sum();
      figures.promise("counted in the global map", sum, sum == expected / 2);
      figures.show("seconds", "%.2f".formatted(seconds));
    }
    figures.exit();
  }

  private static void block(Peer peer, Map<Long, Integer> started, CountDownLatch all) {
    started.merge(peer.id(), 1, Integer::sum);
    all.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Counts under its name in the global map and passes messages to itself through a queue of its
  /// own.
  private static int work(Server server) throws InterruptedException {
    int done = 0;
    try (Client client = Client.connect(server.address().toString())) {
      for (int i = 0; i < OPERATIONS / 2; i++) {
        client.globals().map().merge(client.name(), 1, (a, b) -> (int) a + (int) b);
        client.queue().put(i);
        done += client.queue().take().equals(i) ? 2 : 0;
      }
    }
    return done;
  }
}
