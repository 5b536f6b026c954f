package dev.hawser.examples.timeouts;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.Work;

/// The server.
public final class SlowServer implements Slow {
  private final AtomicInteger interrupted = new AtomicInteger();

  private final int frozenPort;

  private SlowServer(int frozenPort) {
    this.frozenPort = frozenPort;
  }

  /// Runs until it is stopped.
  public static void main(String... args) throws IOException, InterruptedException {
    try (Server server = Server.open();
        ServerSocket frozen = new ServerSocket(0)) {
      server.export("slow", new SlowServer(frozen.getLocalPort()));
      server.serve();
    }
  }

  @Override
  public int delay(int millis, int number) throws InterruptedException {
    try {
      Work.take(millis);
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
    return number;
  }

  @Override
  public int frozenPort() {
    return frozenPort;
  }

  @Override
  public int interrupted() {
    return interrupted.get();
  }
}
