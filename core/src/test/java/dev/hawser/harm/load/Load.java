package dev.hawser.harm.load;

import dev.hawser.Client;
import dev.hawser.Pipe;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.harm.Options;
import dev.hawser.scenario.ChildJvm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Large values beside small round trips, and many blocked takes: `checks/run load`. The server is
/// a process of its own; all goes over one TCP connection.
public final class Load {
  static final int THREADS = 6;
  static final int VALUE_BYTES = 3_000_000;
  static final int LARGE_BYTES = 100_000_000;
  static final String LARGE = "large";

  private static final int VALUES = 20;
  private static final int TAKES = 1000;
  private static final int TRIPS = 20_000;
  private static final double MOST_DELAY = 3;

  private static final String HELP =
      """
      load [--rounds N]

        --rounds 5   how often idle and loaded round trips are compared; the median counts
      """;

  private final Client client;
  private final Figures figures = new Figures();

  private Load(Client client) {
    this.client = client;
  }

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("rounds"), HELP);
    int rounds = Integer.parseInt(options.getOrDefault("rounds", "5"));
    try (ChildJvm server = ChildJvm.start(List.of("-Xmx1500m"), LoadServer.class);
        Client client = Client.connect(server.hear())) {
      Load load = new Load(client);
      load.sendFromManyThreads();
      load.putBesideBlockedTakes();
      load.sendLargeBesideSmall(rounds);
      load.figures.exit();
    }
  }

  static String pipe(int thread) {
    return "values-" + thread;
  }

  private static <T> FutureTask<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofPlatform().daemon().start(future);
    return future;
  }

  private void sendFromManyThreads() throws Exception {
    long begin = System.nanoTime();
    List<FutureTask<Integer>> work = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      work.add(start(() -> sendValues(thread)));
    }
    int intact = 0;
    for (FutureTask<Integer> done : work) {
      intact += done.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    int all = THREADS * VALUES;
    figures.show("3 MB values from 6 threads", all);
    double megabytes = all * (VALUE_BYTES / 1e6);
    figures.show("MB/s", String.format(Locale.ROOT, "%.0f", megabytes / seconds));
    figures.promise("corrupt", all - intact, intact == all);
  }

  private int sendValues(int thread) throws InterruptedException {
    Pipe<Object> pipe = client.pipe(pipe(thread));
    byte[] value = Pattern.of(VALUE_BYTES, thread);
    int intact = 0;
    for (int i = 0; i < VALUES; i++) {
      pipe.send(value);
    }
    for (int i = 0; i < VALUES; i++) {
      intact += pipe.receive().equals(true) ? 1 : 0;
    }
    return intact;
  }

  private void putBesideBlockedTakes() throws Exception {
    SharedQueue<Object> busy = client.globals().queue("busy");
    Trips.Trip put = () -> busy.put(1);
    var _ = Trips.measure(put, count -> count < TRIPS);
    Percentiles idle = Trips.measure(put, count -> count < TRIPS);
    List<CompletableFuture<Object>> takes = new ArrayList<>();
    for (int i = 0; i < TAKES; i++) {
      takes.add(client.globals().queue("silent").async().take());
    }
    Percentiles beside = Trips.measure(put, count -> count < TRIPS);
    figures.show("put, idle", idle);
    figures.show("put, 1000 takes blocked", beside);
    int woken = 0;
    for (int i = 0; i < TAKES; i++) {
      client.globals().queue("silent").put(i);
    }
    for (CompletableFuture<Object> take : takes) {
      take.get(20, TimeUnit.SECONDS);
      woken++;
    }
    figures.promise("blocked takes served afterwards", woken, woken == TAKES);
    busy.clear();
  }

  private void sendLargeBesideSmall(int rounds) throws Exception {
    byte[] large = Pattern.of(LARGE_BYTES, 0);
    Pipe<Object> pipe = client.pipe(LARGE);
    SharedMap<byte[]> store = client.map(LARGE, byte[].class);
    client.map("small").set("key", "value");
    SharedMap<Object> small = client.map("small").remote();
    Trips.Trip ping = client::ping;
    Trips.Trip get = () -> small.get("key");
    Callable<Boolean> byPipe =
        () -> {
          pipe.send(large);
          return pipe.receive().equals(true);
        };
    Callable<Boolean> byMap =
        () -> {
          store.set(LARGE, large);
          return true;
        };
    compare("ping beside pipe.send(100 MB)", ping, byPipe, rounds);
    compare("get beside pipe.send(100 MB)", get, byPipe, rounds);
    compare("ping beside map.set(100 MB)", ping, byMap, rounds);
    compare("get beside map.set(100 MB)", get, byMap, rounds);
  }

  /// Compares round trips when nothing else happens and while a large value crosses.
  private void compare(String name, Trips.Trip trip, Callable<Boolean> transfer, int rounds)
      throws Exception {
    var _ = Trips.measure(trip, count -> count < TRIPS);
    boolean intact = transfer.call();
    double[] ratios = new double[rounds];
    List<Percentiles> idle = new ArrayList<>();
    List<Percentiles> loaded = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      idle.add(Trips.measure(trip, count -> count < TRIPS));
      FutureTask<Boolean> crossing = start(transfer);
      loaded.add(Trips.measure(trip, _ -> !crossing.isDone()));
      intact &= crossing.get();
      ratios[i] = loaded.getLast().at(99) / idle.getLast().at(99);
    }
    figures.show(
        name,
        "p50 %.1f µs and p99 %.1f µs, idle %.1f µs and %.1f µs"
            .formatted(median(loaded, 50), median(loaded, 99), median(idle, 50), median(idle, 99)));
    figures.promise("  all of the value arrived intact", intact, intact);
    Arrays.sort(ratios);
    double ratio = ratios[rounds / 2];
    String text =
        String.format(
            Locale.ROOT, "%.2f (from %.2f to %.2f)", ratio, ratios[0], ratios[rounds - 1]);
    figures.promise("  ratio of p99", text, ratio <= MOST_DELAY);
  }

  private static double median(List<Percentiles> rounds, double percent) {
    double[] sorted = rounds.stream().mapToDouble(each -> each.at(percent)).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
