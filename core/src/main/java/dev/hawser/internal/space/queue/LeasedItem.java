package dev.hawser.internal.space.queue;

import static java.util.Objects.requireNonNull;

import dev.hawser.ClosedException;
import dev.hawser.Delivery;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.space.queue.QueueOwner.Handover;
import dev.hawser.spi.EngineQueue.Settlement;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// An item on lease. Its owner decides which of several settlements was first.
final class LeasedItem<T> implements Delivery<T> {
  private final Handover handover;
  private final T value;
  private final Patience patience;
  private final String place;
  private volatile boolean settled;

  LeasedItem(Handover handover, T value, Patience patience, String place) {
    this.handover = handover;
    this.value = value;
    this.patience = patience;
    this.place = place;
  }

  @Override
  public T value() {
    return value;
  }

  @Override
  public int attempt() {
    return handover.attempt();
  }

  @Override
  public void ack() {
    settle(new Settlement.Ack());
    settled = true;
  }

  @Override
  public void nack() {
    settle(new Settlement.Nack(true));
    settled = true;
  }

  @Override
  public void extend(Duration time) {
    if (!requireNonNull(time, "time").isPositive()) {
      throw new IllegalArgumentException("a lease needs a time above zero, not " + time);
    }
    settle(new Settlement.Extend(time));
  }

  @Override
  public void close() {
    if (settled) {
      return;
    }
    try {
      nack();
    } catch (ClosedException e) {
      // It belongs to somebody else already.
    } catch (RuntimeException e) {
      Threads.log(Level.DEBUG, "an item of " + place + " goes back when its lease runs out", e);
    }
  }

  private void settle(Settlement settlement) {
    if (settled || !handover.settle(settlement, patience.quick())) {
      settled = true;
      throw new ClosedException(
          "the lease of an item of " + place + " had run out or was settled before",
          Outcome.EXECUTED);
    }
  }
}
