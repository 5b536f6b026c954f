package dev.hawser.internal.space.queue;

import static java.util.Objects.requireNonNull;

import dev.hawser.DeadlineException;
import dev.hawser.Delivery;
import dev.hawser.Outcome;
import dev.hawser.SharedQueue;
import dev.hawser.internal.operation.Async;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.queue.QueueOwner.Drained;
import dev.hawser.internal.space.queue.QueueOwner.Handover;
import dev.hawser.internal.space.value.Place;
import dev.hawser.internal.space.value.Values;
import dev.hawser.spi.EngineQueue.Command;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The one implementation of {@link SharedQueue}: what its operations mean, in terms of an owner.
///
/// An item is taken in three steps: it comes, it is decoded and put into its taker's hands, and
/// then it is accepted. If any step fails, it goes back to the head.
public final class TypedQueue<T> implements SharedQueue<T> {
  private final QueueOwner owner;
  private final Values values;
  private final Class<T> type;
  private final Patience patience;

  /// Creates a queue as a program sees it.
  public TypedQueue(QueueOwner owner, Values values, Class<T> type, Patience patience) {
    this.owner = owner;
    this.values = values;
    this.type = type;
    this.patience = patience;
  }

  @Override
  public String name() {
    return owner.name();
  }

  @Override
  public SharedQueue<T> capacity(int items) {
    if (items < 1) {
      throw new IllegalArgumentException("a queue holds at least 1 item, not " + items);
    }
    owner.manage(new Command.Capacity(items), patience.quick());
    return this;
  }

  // ---- putting ----

  @Override
  public void put(T item) throws InterruptedException {
    requireNonNull(item, "item");
    boolean _ = owner.put(values.encode(item), null, patience.waiting());
  }

  @Override
  public boolean offer(T item) {
    byte[] bytes = values.encode(requireNonNull(item, "item"));
    try {
      return owner.put(bytes, Duration.ZERO, patience.quick());
    } catch (InterruptedException e) {
      throw Failures.interrupted("an offer to " + place(), Outcome.MAYBE_EXECUTED);
    }
  }

  @Override
  public boolean offer(T item, Duration timeout) throws InterruptedException {
    byte[] bytes = values.encode(requireNonNull(item, "item"));
    return requireNonNull(timeout, "timeout").isPositive()
        ? owner.put(bytes, timeout, patience.waiting())
        : owner.put(bytes, Duration.ZERO, patience.quick());
  }

  // ---- taking ----

  @Override
  public T take() throws InterruptedException {
    Handover handover = requireNonNull(owner.take(null, true, patience.waiting()));
    return accept(handover);
  }

  @Override
  public @Nullable T poll() {
    try {
      Handover handover = owner.take(null, false, patience.quick());
      return handover == null ? null : accept(handover);
    } catch (InterruptedException e) {
      throw Failures.interrupted("a poll of " + place(), Outcome.NOT_SENT);
    }
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    Handover handover = takeWithin(null, timeout);
    return handover == null ? null : accept(handover);
  }

  /// Takes an item without having accepted it yet.
  Handover handOver() throws InterruptedException {
    return requireNonNull(owner.take(null, true, patience.waiting()));
  }

  /// As {@link #handOver}, or null if no item came within a time.
  @Nullable Handover handOver(Duration timeout) throws InterruptedException {
    return takeWithin(null, timeout);
  }

  /// As {@link #handOver}, on lease.
  Handover handOverOnLease(Duration time) throws InterruptedException {
    return requireNonNull(owner.take(positive(time), true, patience.waiting()));
  }

  private @Nullable Handover takeWithin(@Nullable Duration lease, Duration timeout)
      throws InterruptedException {
    if (!requireNonNull(timeout, "timeout").isPositive()) {
      return owner.take(lease, false, patience.quick());
    }
    try {
      return owner.take(lease, true, patience.within(timeout));
    } catch (DeadlineException e) {
      if (Patience.isDeadlinePast()) {
        throw e;
      }
      return null;
    }
  }

  /// Decodes an item, or gives it back.
  T decode(Handover handover) {
    boolean done = false;
    try {
      T value = decode(handover.item());
      done = true;
      return value;
    } finally {
      if (!done) {
        handover.giveBack();
      }
    }
  }

  private T accept(Handover handover) {
    T value = decode(handover);
    handover.accept();
    return value;
  }

  private T decode(byte[] item) {
    return place().expect(type, values.decode(item));
  }

  @Override
  public int drainTo(Collection<? super T> target, int most) {
    requireNonNull(target, "target");
    int wanted = Math.min(most, size());
    int drained = 0;
    while (drained < wanted) {
      int got = drainOnce(target, wanted - drained);
      if (got == 0) {
        break;
      }
      drained += got;
    }
    return drained;
  }

  private int drainOnce(Collection<? super T> target, int most) {
    Drained batch = owner.drain(most, patience.quick());
    int count = 0;
    try {
      for (byte[] item : batch.items()) {
        target.add(decode(item));
        count++;
      }
    } finally {
      batch.accept(count);
    }
    return count;
  }

  // ---- leasing ----

  @Override
  public Delivery<T> lease(Duration time) throws InterruptedException {
    return accepted(handOverOnLease(time));
  }

  @Override
  public @Nullable Delivery<T> lease(Duration time, Duration timeout) throws InterruptedException {
    Handover handover = takeWithin(positive(time), timeout);
    return handover == null ? null : accepted(handover);
  }

  private Delivery<T> accepted(Handover handover) {
    T value = accept(handover);
    return delivery(handover, value);
  }

  Delivery<T> delivery(Handover handover, T value) {
    return new LeasedItem<>(handover, value, patience, place().toString());
  }

  private static Duration positive(Duration time) {
    if (!requireNonNull(time, "time").isPositive()) {
      throw new IllegalArgumentException("a lease needs a time above zero, not " + time);
    }
    return time;
  }

  // ---- the queue as a whole ----

  @Override
  public @Nullable T peek() {
    byte[] head = owner.manage(new Command.Inspect(), patience.quick()).head();
    return head == null ? null : decode(head);
  }

  @Override
  public int size() {
    return owner.manage(new Command.Inspect(), patience.quick()).size();
  }

  @Override
  public int clear() {
    return owner.manage(new Command.Clear(), patience.quick()).removed();
  }

  @Override
  public Async<T> async() {
    return new QueueAsync<>(this);
  }

  private Place place() {
    return new Place("queue", name());
  }
}
