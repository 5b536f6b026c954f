package dev.hawser.examples.gui;

import dev.hawser.object.Remote;

/// What can be done with a window from afar.
@Remote
interface Messages {
  /// Shows a message.
  void message(String text);

  /// Shows that it rests, rests, and shows that it is done.
  void rest(int millis) throws InterruptedException;
}
