package dev.hawser.examples.events;

import module java.base;

import dev.hawser.Server;

/// The monitor looks at each file ten times a second.
public final class MonitorServer implements FileMonitor {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("monitor", new MonitorServer()).serve();
  }

  /// What the listener throws, if it is gone, ends the watch: the clock runs it no more.
  @Override
  public Runnable watch(String file, Listener listener) {
    IO.println("watching " + file);
    AtomicLong length = new AtomicLong(length(file));
    Runnable look =
        () -> {
          long now = length(file);
          long before = length.getAndSet(now);
          if (now != before) {
            listener.changed(file, before, now);
          }
        };
    Future<?> looking = clock.scheduleWithFixedDelay(look, 0, 100, TimeUnit.MILLISECONDS);
    return () -> {
      looking.cancel(false);
      IO.println("not watching " + file + " any more");
    };
  }

  private static long length(String file) {
    return new File(file).exists() ? new File(file).length() : -1;
  }
}
