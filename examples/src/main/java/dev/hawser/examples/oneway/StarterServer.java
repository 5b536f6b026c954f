package dev.hawser.examples.oneway;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import dev.hawser.object.ExportOptions;

/// Exports two objects: one that is asked while it works, and one where all others wait.
public final class StarterServer implements Starter {
  private final AtomicInteger sum = new AtomicInteger();
  private volatile boolean ready;

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder()
        .export("starter", new StarterServer())
        .export("serial", new StarterServer(), ExportOptions.defaults().serial())
        .serve();
  }

  @Override
  public void start(int millis) throws InterruptedException {
    Work.take(millis);
    ready = true;
  }

  @Override
  public void fail() {
    throw new IllegalStateException("nobody hears this");
  }

  @Override
  public void add(int number) {
    sum.addAndGet(number);
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public int sum() {
    return sum.get();
  }
}
