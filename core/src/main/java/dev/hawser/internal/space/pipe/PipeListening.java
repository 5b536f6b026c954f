package dev.hawser.internal.space.pipe;

import dev.hawser.ClosedException;
import dev.hawser.DisconnectedException;
import dev.hawser.Subscription;
import dev.hawser.ValueException;
import dev.hawser.internal.operation.Threads;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Receives for a listener until it is closed or nothing more comes.
final class PipeListening<T> implements Subscription {
  private final PipeEnd<T> pipe;
  private final Consumer<? super T> listener;
  private @Nullable Thread thread;
  private boolean receiving;
  private boolean closed;

  private PipeListening(PipeEnd<T> pipe, Consumer<? super T> listener) {
    this.pipe = pipe;
    this.listener = listener;
  }

  static <T> PipeListening<T> start(PipeEnd<T> pipe, Consumer<? super T> listener) {
    PipeListening<T> listening = new PipeListening<>(pipe, listener);
    Thread thread = Threads.prepare("listener-of-pipe-" + pipe.name(), listening::run);
    listening.thread = thread;
    thread.start();
    return listening;
  }

  private void run() {
    while (setReceiving(true)) {
      T message = receive();
      if (message == null) {
        return;
      }
      if (!setReceiving(false)) {
        pipe.giveBack(message);
        return;
      }
      Threads.runSafely("listener of pipe '" + pipe.name() + "'", () -> listener.accept(message));
    }
  }

  /// The next message that can be read, or null when no more are wanted or come.
  private @Nullable T receive() {
    while (true) {
      try {
        return pipe.receive();
      } catch (ValueException e) {
        Threads.log(Level.WARNING, "a message of pipe '" + pipe.name() + "' is passed over", e);
      } catch (ClosedException | DisconnectedException | InterruptedException e) {
        return null;
      }
    }
  }

  /// Says whether an interrupt would now end a wait rather than disturb the listener.
  ///
  /// @return whether to go on
  private synchronized boolean setReceiving(boolean now) {
    receiving = now;
    return !closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Thread receiver = thread;
    if (receiving && receiver != null) {
      receiver.interrupt();
    }
  }
}
