package dev.hawser.harm.objects;

import dev.hawser.Client;
import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import dev.hawser.harm.load.Percentiles;
import dev.hawser.object.Proxies;
import dev.hawser.scenario.ChildJvm;
import dev.hawser.security.Trust;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Proxies shared by threads, events, and long results: `checks/run objects`. The server is a
/// process of its own; all goes over one TCP connection.
public final class Objects {
  private static final String HELP =
      """
      objects [--seconds N]

        --seconds 30   how long 5 threads use 2 proxies
      """;
  private static final int THREADS = 5;
  private static final int SLOW_CALLS = 20;
  private static final double MOST_SLOW_SECONDS = 1;
  private static final int EVENTS = 300;
  private static final int PAUSE_MILLIS = 20;
  private static final double MOST_EVENT_MICROS = 50_000;
  private static final int ITEMS = 100_000;
  private static final int ROUNDS = 20;
  private static final double LEAST_ITEMS_A_SECOND = 1e6;
  private static final int FEW = 10;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Yard yard;
  private final Yard pier;
  private final Figures figures = new Figures();

  private Objects(Client client) {
    yard = client.lookup("yard", Yard.class);
    pier = client.lookup("pier", Yard.class);
  }

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("seconds"), HELP);
    long seconds = Long.parseLong(options.getOrDefault("seconds", "30"));
    try (ChildJvm server = ChildJvm.start(List.of(), YardServer.class);
        Client client = Client.builder().insecure().trust(Trust.full()).connect(server.hear())) {
      Objects objects = new Objects(client);
      objects.share(seconds);
      objects.callSlowly();
      objects.hearEvents();
      objects.iterate();
      objects.stopEarly();
      objects.figures.exit();
    }
  }

  private void share(long seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<FutureTask<long[]>> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String name = "caller " + i + " ";
      FutureTask<long[]> thread = new FutureTask<>(() -> hammer(name, end));
      Thread.ofPlatform().daemon().start(thread);
      threads.add(thread);
    }
    long calls = 0;
    long mixed = 0;
    for (FutureTask<long[]> thread : threads) {
      calls += thread.get()[0];
      mixed += thread.get()[1];
    }
    figures.show(
        "calls, 5 threads on 2 proxies", String.format(Locale.ROOT, "%,d in %d s", calls, seconds));
    figures.promise("  replies mixed up", mixed, mixed == 0);
  }

  private long[] hammer(String name, long end) {
    long calls = 0;
    long mixed = 0;
    while (System.nanoTime() - end < 0) {
      Yard proxy = calls % 2 == 0 ? yard : pier;
      mixed += proxy.echo(name, calls).equals(name + calls) ? 0 : 1;
      calls++;
    }
    return new long[] {calls, mixed};
  }

  private void callSlowly() {
    long begin = System.nanoTime();
    List<CompletableFuture<?>> calls = new ArrayList<>();
    for (int i = 0; i < SLOW_CALLS; i++) {
      calls.add(Proxies.runAsync(yard, Yard::slow));
    }
    calls.forEach(CompletableFuture::join);
    double seconds = (System.nanoTime() - begin) / 1e9;
    figures.promise(
        "20 calls of 0.1 s on one proxy, s",
        String.format(Locale.ROOT, "%.2f", seconds),
        seconds < MOST_SLOW_SECONDS);
  }

  /// The client does nothing while it is told.
  private void hearEvents() throws InterruptedException {
    long[] nanos = new long[EVENTS];
    AtomicInteger count = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(EVENTS);
    Yard.Listener listener =
        sent -> {
          nanos[count.getAndIncrement()] = YardServer.now() - sent;
          all.countDown();
        };
    yard.tellTimes(listener, EVENTS, PAUSE_MILLIS);
    boolean came = all.await(EVENTS * PAUSE_MILLIS * 5L, TimeUnit.MILLISECONDS);
    Percentiles times = new Percentiles(nanos);
    figures.promise("events to an idle client", count.get(), came);
    figures.promise("  until they arrived", times, times.at(99) < MOST_EVENT_MICROS);
  }

  private void iterate() {
    double best = 0;
    boolean right = true;
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      try (Stream<Integer> numbers = yard.numbers(ITEMS)) {
        right &= numbers.mapToLong(Integer::longValue).sum() == (long) ITEMS * (ITEMS - 1) / 2;
      }
      best = Math.max(best, ITEMS / ((System.nanoTime() - begin) / 1e9));
    }
    figures.promise("items of one result, all right", right, right);
    figures.promise(
        "  items a second, best of 20",
        String.format(Locale.ROOT, "%,.0f", best),
        best >= LEAST_ITEMS_A_SECOND);
  }

  private void stopEarly() {
    try (Stream<Integer> numbers = yard.numbers(Integer.MAX_VALUE)) {
      Iterator<Integer> some = numbers.iterator();
      for (int i = 0; i < FEW; i++) {
        var _ = some.next();
      }
    }
    long begin = System.nanoTime();
    while (!yard.given().endsWith("closed") && System.nanoTime() - begin < PATIENCE_NANOS) {
      LockSupport.parkNanos(1_000_000);
    }
    String given = yard.given();
    boolean stopped = given.endsWith("closed") && given.equals(yard.given());
    figures.promise("given to one who stopped after 10", given, stopped);
  }
}
