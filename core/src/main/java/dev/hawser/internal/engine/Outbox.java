package dev.hawser.internal.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What a map or queue still has to tell others, in order.
///
/// The owner adds deliveries while it holds its lock and drains after letting go of it. One thread
/// drains at a time and takes along what others add meanwhile, so deliveries run one after another,
/// in the order they were added, and with no lock held: a delivery may run any code, and may come
/// back to the owner.
final class Outbox {
  private final ConcurrentLinkedQueue<Runnable> deliveries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicBoolean draining = new AtomicBoolean();

  /// Adds a delivery, which must not throw.
  void add(Runnable delivery) {
    deliveries.add(delivery);
    outstanding.incrementAndGet();
  }

  /// Whether everything ever added has been delivered.
  boolean isIdle() {
    return outstanding.get() == 0;
  }

  /// Delivers what was added, unless another thread, or this one further up its stack, is at it
  /// already and will.
  void drain() {
    while (outstanding.get() != 0 && draining.compareAndSet(false, true)) {
      try {
        deliverAll();
      } finally {
        draining.set(false);
      }
    }
  }

  private void deliverAll() {
    for (Runnable next = deliveries.poll(); next != null; next = deliveries.poll()) {
      try {
        next.run();
      } finally {
        outstanding.decrementAndGet();
      }
    }
  }
}
