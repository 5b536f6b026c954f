package dev.hawser.examples.gui;

import module java.base;

/// A window and its event thread, or what stands in for them where there is no screen.
///
/// As an {@link Executor} it runs things on that thread.
interface EventLoop extends Executor {
  /// Shows a line. Only to be called on the event thread.
  void show(String line);

  /// Does something on the event thread, again and again.
  void every(int millis, Runnable task);

  /// Opens a window, unless an argument is `headless`.
  static EventLoop open(String title, String... args) {
    return List.of(args).contains("headless") ? new Headless() : Window.of(title);
  }
}
