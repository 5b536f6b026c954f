package dev.hawser.examples.timeouts;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

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
      System.out.println("open at " + server.address());
      server.awaitClose();
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
