package dev.hawser.examples.gui;

import dev.hawser.examples.Work;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Shows messages.
final class Printer implements Messages {
  private final Executor events;
  private final Consumer<String> screen;

  /// Prints.
  ///
  /// @param events runs what may only be done on the event thread
  /// @param screen where messages are shown
  Printer(Executor events, Consumer<String> screen) {
    this.events = events;
    this.screen = screen;
  }

  @Override
  public void message(String text) {
    events.execute(() -> screen.accept("from afar: " + text));
  }

  @Override
  public void rest(int millis) throws InterruptedException {
    message("resting for " + millis + " ms");
    Work.take(millis);
    message("rested");
  }
}
