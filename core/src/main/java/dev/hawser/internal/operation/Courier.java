package dev.hawser.internal.operation;

import dev.hawser.Subscription;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Brings things to one listener, one after another, on a virtual thread that lives while there is
/// something to bring. Whoever offers them is never held up.
public final class Courier<E> implements Subscription {
  private final String name;
  private final Consumer<E> listener;
  private final ConcurrentLinkedQueue<E> letters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;
  private volatile Runnable onClose = () -> {};

  /// Creates one.
  ///
  /// @param name what the listener is, for the log
  public Courier(String name, Consumer<E> listener) {
    this.name = name;
    this.listener = listener;
  }

  /// Says what ends the offers.
  public void onClose(Runnable action) {
    onClose = action;
  }

  /// Hands over something to be brought; does not wait.
  public void offer(E letter) {
    if (closed) {
      return;
    }
    letters.add(letter);
    if (waiting.getAndIncrement() == 0) {
      Threads.start(name, this::deliver);
    }
  }

  private void deliver() {
    do {
      E letter = letters.remove();
      if (!closed) {
        Threads.runSafely(name, () -> listener.accept(letter));
      }
    } while (waiting.decrementAndGet() > 0);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }
}
