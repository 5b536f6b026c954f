package dev.hawser.internal.space.pipe;

import static java.util.Objects.requireNonNull;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.Pipe;
import dev.hawser.Subscription;
import dev.hawser.internal.operation.Async;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.value.Place;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One end of a pipe, as a program sees it.
final class PipeEnd<T> implements Pipe<T> {
  private final String name;
  private final Class<T> type;
  private final PipeSender sender;
  private final PipeReceiver receiver;
  private final PipeRights rights;
  private final Pipes pipes;
  private final Patience patience;

  PipeEnd(String name, Class<T> type, Pipes.Ends ends, Pipes pipes, Patience patience) {
    this.name = name;
    this.type = type;
    this.sender = ends.sender();
    this.receiver = ends.receiver();
    this.rights = ends.rights();
    this.pipes = pipes;
    this.patience = patience;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(T message) throws InterruptedException {
    requireNonNull(message, "message");
    rights.toSend();
    sender.send(message, patience);
  }

  @Override
  public boolean trySend(T message) {
    requireNonNull(message, "message");
    rights.toTrySend();
    return sender.trySend(message);
  }

  @Override
  public T receive() throws InterruptedException {
    rights.toReceive();
    Object message = receiver.receive(patience.waiting());
    if (message == null) {
      throw late();
    }
    return typed(message);
  }

  @Override
  public @Nullable T receive(Duration timeout) throws InterruptedException {
    requireNonNull(timeout, "timeout");
    rights.toReceive();
    try {
      Object message = receiver.receive(patience.within(timeout));
      if (message != null) {
        return typed(message);
      }
    } catch (DeadlineException e) {
      // The message is here, but not yet what happened before it.
    }
    if (Patience.isDeadlinePast()) {
      throw late();
    }
    return null;
  }

  private DeadlineException late() {
    return new DeadlineException(
        "nothing was received from " + place() + " by the deadline", Outcome.NOT_SENT);
  }

  @Override
  public @Nullable T tryReceive() {
    rights.toTryReceive();
    Object message = receiver.tryReceive();
    return message == null ? null : typed(message);
  }

  /// Gives a message to the next who receives.
  void giveBack(T message) {
    receiver.inbox().giveBack(message);
  }

  @Override
  public Subscription onReceive(Consumer<? super T> listener) {
    requireNonNull(listener, "listener");
    rights.toTryReceive();
    return PipeListening.start(this, listener);
  }

  @Override
  public Async<T> async() {
    return new PipeAsync<>(this);
  }

  @Override
  public boolean isClosed() {
    return sender.isClosed() || pipes.areOver();
  }

  @Override
  public void close() {
    sender.close();
  }

  private T typed(Object message) {
    return place().expect(type, message);
  }

  private Place place() {
    return new Place("pipe", name);
  }
}
