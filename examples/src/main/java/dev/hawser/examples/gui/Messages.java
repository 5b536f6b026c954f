package dev.hawser.examples.gui;

/// What can be done with a window from afar.
interface Messages {
  /// Shows a message.
  void message(String text);

  /// Shows that it rests, rests, and shows that it is done.
  void rest(int millis) throws InterruptedException;
}
