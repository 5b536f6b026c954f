package dev.hawser.examples.events;

import module java.base;

import dev.hawser.Server;

/// The monitor looks at each file ten times a second.
public final class MonitorServer {
  private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1);

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("monitor", (FileMonitor) MonitorServer::watch).serve();
  }

  /// What the listener throws, if it is gone, ends the watch: the clock runs it no more.
  private static Runnable watch(String name, BiConsumer<Long, Long> listener) {
    File file = new File(name);
    AtomicLong length = new AtomicLong(file.length());
    Runnable look =
        () -> {
          long now = file.length();
          long before = length.getAndSet(now);
          if (now != before) {
            listener.accept(before, now);
          }
        };
    Future<?> looking = CLOCK.scheduleWithFixedDelay(look, 0, 100, TimeUnit.MILLISECONDS);
    IO.println("watching " + name);
    return () -> {
      looking.cancel(false);
      IO.println("not watching " + name + " any more");
    };
  }
}
