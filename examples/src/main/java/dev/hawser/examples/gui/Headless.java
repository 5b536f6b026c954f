package dev.hawser.examples.gui;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

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
    System.out.println(line);
  }

  @Override
  public void every(int millis, Runnable task) {
    var _ = events.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void type() {
    for (String line = IO.readln(); line != null; line = IO.readln()) {
      String typed = line;
      execute(() -> show("typed here: " + typed));
    }
  }
}
