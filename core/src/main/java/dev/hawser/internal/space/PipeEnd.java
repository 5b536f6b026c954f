package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.Pipe;
import dev.hawser.Subscription;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One end of a pipe, as a program sees it.
final class PipeEnd<T> implements Pipe<T> {
  private final String name;
  private final Class<T> type;
  private final PipeSender sender;
  private final PipeReceiver receiver;
  private final Link link;
  private final Patience patience;

  PipeEnd(
      String name,
      Class<T> type,
      PipeSender sender,
      PipeReceiver receiver,
      Link link,
      Patience patience) {
    this.name = name;
    this.type = type;
    this.sender = sender;
    this.receiver = receiver;
    this.link = link;
    this.patience = patience;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(T message) throws InterruptedException {
    sender.send(requireNonNull(message, "message"), patience);
  }

  @Override
  public boolean trySend(T message) {
    return sender.trySend(requireNonNull(message, "message"));
  }

  @Override
  public T receive() throws InterruptedException {
    Object message = receiver.receive(patience.waiting());
    if (message == null) {
      throw late();
    }
    return typed(message);
  }

  @Override
  public @Nullable T receive(Duration timeout) throws InterruptedException {
    requireNonNull(timeout, "timeout");
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
    Object message = receiver.tryReceive();
    return message == null ? null : typed(message);
  }

  /// Gives a message to the next who receives.
  void giveBack(T message) {
    receiver.inbox().giveBack(message);
  }

  @Override
  public Subscription onReceive(Consumer<? super T> listener) {
    return PipeListening.start(this, requireNonNull(listener, "listener"));
  }

  @Override
  public Async<T> async() {
    return new PipeAsync<>(this);
  }

  @Override
  public boolean isClosed() {
    return sender.isClosed() || link.isOver();
  }

  @Override
  public void close() {
    sender.close();
  }

  private T typed(Object message) {
    return Values.as(type, message, place());
  }

  private String place() {
    return "pipe '" + name + "'";
  }
}
