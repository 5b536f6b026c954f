package dev.hawser.examples.gui;

import module java.base;

/// One thread that prints. What is typed takes the same way as in a window.
final class Headless implements EventLoop {
  private final ScheduledExecutorService events = Executors.newSingleThreadScheduledExecutor();

  Headless() {
    Thread.ofVirtual().start(this::type);
  }

  @Override
  public void execute(Runnable task) {
    events.execute(task);
  }

  @Override
  public void show(String line) {
    IO.println(line);
  }

  @Override
  public void every(int millis, Runnable task) {
    var _ = events.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void type() {
    Stream.generate(IO::readln)
        .takeWhile(Objects::nonNull)
        .forEach(line -> execute(() -> show("typed here: " + line)));
  }
}
