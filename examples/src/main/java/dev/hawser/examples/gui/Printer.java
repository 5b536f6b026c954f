package dev.hawser.examples.gui;

import module java.base;

import dev.hawser.examples.Work;

/// Shows messages.
///
/// @param events runs what may only be done on the event thread
/// @param screen where messages are shown
record Printer(Executor events, Consumer<String> screen) implements Messages {
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
