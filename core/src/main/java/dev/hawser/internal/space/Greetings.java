package dev.hawser.internal.space;

/// Counts the listeners that are being told of a peer's arrival, so that nobody hears of its
/// departure first.
final class Greetings {
  private int waiting;

  /// A listener is about to be called.
  synchronized void announce() {
    waiting++;
  }

  /// A listener is being called.
  synchronized void begun() {
    waiting--;
    notifyAll();
  }

  /// Waits until all those announced have begun.
  synchronized void awaitBegun() throws InterruptedException {
    while (waiting > 0) {
      wait();
    }
  }
}
