package dev.hawser.examples.servertypes;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import dev.hawser.object.ExportOptions;

/// Exports the same kind of object in three ways.
public final class SlowServer implements Slow {
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    ExportOptions options = ExportOptions.defaults();
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        Server server = Server.open()) {
      server.export("parallel", new SlowServer());
      server.export("serial", new SlowServer(), options.serial());
      server.export("one thread", new SlowServer(), options.on(one));
      server.serve();
    }
  }

  @Override
  public void delayOneway() {
    try {
      var _ = delay();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String delay() throws InterruptedException {
    atOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
    Work.take(200);
    running.decrementAndGet();
    count.incrementAndGet();
    return "thread " + Thread.currentThread().threadId();
  }

  @Override
  public int count() {
    return count.get();
  }

  @Override
  public int atOnce() {
    return atOnce.get();
  }

  @Override
  public void reset() {
    count.set(0);
    atOnce.set(0);
  }
}
