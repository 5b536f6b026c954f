package dev.hawser.harm.objects;

import dev.hawser.Server;
import dev.hawser.security.Trust;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The server's process of {@link Objects}. Ends with its input.
public final class YardServer {
  private static final long SLOW_MILLIS = 100;

  private YardServer() {}

  /// Serves.
  public static void main(String... args) throws Exception {
    try (Server server = Server.builder().insecure().trust(Trust.full()).localPort(0).open()) {
      var _ = server.export("yard", new Harbour());
      var _ = server.export("pier", new Harbour());
      System.out.println(server.address());
      while (System.in.read() >= 0) {
        // It is told nothing but the end.
      }
    }
    System.exit(0);
  }

  /// The time of the wall clock, which both processes share.
  static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  private static final class Harbour implements Yard {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public String echo(String caller, long number) {
      return caller + number;
    }

    @Override
    public void slow() throws InterruptedException {
      CountDownLatch later = new CountDownLatch(1);
      var _ = clock.schedule(later::countDown, SLOW_MILLIS, TimeUnit.MILLISECONDS);
      later.await();
    }

    @Override
    public void tellTimes(Listener listener, int times, int pauseMillis) {
      if (times > 0) {
        var _ =
            clock.schedule(
                () -> {
                  listener.time(now());
                  tellTimes(listener, times - 1, pauseMillis);
                },
                pauseMillis,
                TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public Stream<Integer> numbers(int bound) {
      given.set(0);
      closed.set(false);
      return IntStream.range(0, bound)
          .peek(_ -> given.incrementAndGet())
          .boxed()
          .onClose(() -> closed.set(true));
    }

    @Override
    public String given() {
      return given.get() + (closed.get() ? ", closed" : ", open");
    }
  }
}
