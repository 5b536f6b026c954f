package dev.hawser.examples.oneway;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import dev.hawser.object.ExportOptions;

/// Exports two objects: one that is asked while it works, and one where all others wait.
public final class TallyServer implements Tally {
  private final AtomicInteger sum = new AtomicInteger();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder()
        .export("parallel", new TallyServer())
        .export("serial", new TallyServer(), ExportOptions.defaults().serial())
        .serve();
  }

  @Override
  public void addLater(int number, int millis) throws InterruptedException {
    Work.take(millis);
    add(number);
  }

  /// Fails if that is too much.
  @Override
  public void add(int number) {
    sum.accumulateAndGet(number, Math::addExact);
  }

  @Override
  public int sum() {
    return sum.get();
  }
}
