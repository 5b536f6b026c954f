package dev.hawser.internal.cluster;

import dev.hawser.Delivery;
import dev.hawser.HawserException;
import dev.hawser.internal.operation.Threads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Extends the lease of a chunk while it is worked on. If the lease is lost all the same, the work
/// goes on: its results are as good as another worker's, if they come first.
final class LeaseKeeper implements AutoCloseable {
  private static final int TIMES_PER_LEASE = 4;

  private final Delivery<?> delivery;
  private final Duration lease;
  private final CountDownLatch done = new CountDownLatch(1);

  private LeaseKeeper(Delivery<?> delivery, Duration lease) {
    this.delivery = delivery;
    this.lease = lease;
  }

  static LeaseKeeper of(Delivery<?> delivery, Duration lease) {
    LeaseKeeper keeper = new LeaseKeeper(delivery, lease);
    Threads.start("lease-of-chunk", keeper::keep);
    return keeper;
  }

  private void keep() {
    long pause = lease.dividedBy(TIMES_PER_LEASE).toNanos();
    try {
      if (!lease.equals(Notice.USUAL_LEASE)) {
        delivery.extend(lease);
      }
      while (!done.await(pause, TimeUnit.NANOSECONDS)) {
        delivery.extend(lease);
      }
    } catch (HawserException e) {
      // The chunk belongs to another worker now, or the session is over, which the worker notices.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
