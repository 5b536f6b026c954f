package dev.hawser.examples.gui;

import java.util.concurrent.Executor;

/// A window and its event thread, or what stands in for them where there is no screen.
///
/// As an {@link Executor} it runs things on that thread.
interface EventLoop extends Executor {
  /// Shows a line. Only to be called on the event thread.
  void show(String line);

  /// Does something on the event thread, again and again.
  void every(int millis, Runnable task);

  /// Opens a window, unless the first argument is `headless`.
  static EventLoop open(String title, String... args) {
    boolean headless = args.length > 0 && args[0].equals("headless");
    return headless ? new Headless() : Window.of(title);
  }
}
