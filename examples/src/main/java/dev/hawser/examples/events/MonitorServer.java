package dev.hawser.examples.events;

import dev.hawser.Server;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The monitor looks at each file ten times a second.
public final class MonitorServer implements FileMonitor {
  private final ScheduledExecutorService clock;

  private MonitorServer(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        Server server = Server.open()) {
      server.export("monitor", new MonitorServer(clock));
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public Watch watch(String file, Listener listener) {
    System.out.println("watching " + file);
    WatchedFile watched = new WatchedFile(Path.of(file), listener);
    Future<?> looking = clock.scheduleWithFixedDelay(watched::look, 0, 100, TimeUnit.MILLISECONDS);
    return () -> {
      looking.cancel(false);
      System.out.println("not watching " + file + " any more");
    };
  }

  /// A file that somebody wants to hear of.
  private static final class WatchedFile {
    private final Path file;
    private final Listener listener;
    private long length;

    WatchedFile(Path file, Listener listener) {
      this.file = file;
      this.listener = listener;
      length = length();
    }

    /// What the listener throws, if it is gone, ends the watch: the clock runs it no more.
    void look() {
      long now = length();
      if (now != length) {
        listener.changed(file.toString(), length, now);
        length = now;
      }
    }

    private long length() {
      return file.toFile().exists() ? file.toFile().length() : -1;
    }
  }
}
