package dev.hawser.internal.object.items;

import static java.util.Objects.requireNonNull;

import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.operation.Threads;
import java.lang.System.Logger.Level;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// A publisher at the other end. Each subscriber hears it on a thread of its own, which fetches no
/// more than fits the stream's window beside what the subscriber has asked for.
final class RemotePublisher implements Flow.Publisher<Object> {
  private final Far far;

  RemotePublisher(Far far) {
    this.far = far;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    Hearing hearing = new Hearing(far, requireNonNull(subscriber, "subscriber"));
    Threads.start("subscriber", hearing::run);
  }

  /// What one subscriber hears.
  private static final class Hearing implements Flow.Subscription {
    private final RemoteItems items;
    private final Flow.Subscriber<? super Object> subscriber;

    /// How many items the subscriber still wants. Guarded by this, as what follows.
    private long wanted;

    private boolean cancelled;
    private @Nullable IllegalArgumentException complaint;

    Hearing(Far far, Flow.Subscriber<? super Object> subscriber) {
      this.items = new RemoteItems(far, false);
      this.subscriber = subscriber;
    }

    private void run() {
      try {
        subscriber.onSubscribe(this);
        hear();
      } catch (RuntimeException | Error e) {
        Threads.log(Level.WARNING, "a subscriber failed, and hears no more", e);
      } finally {
        items.close();
      }
    }

    private void hear() {
      while (awaitDemand()) {
        Object item;
        try {
          if (!items.hasNext()) {
            break;
          }
          item = items.next();
        } catch (RuntimeException | Error e) {
          fail(e);
          return;
        }
        if (item != null) {
          subscriber.onNext(item);
        }
      }
      finish();
    }

    private void fail(Throwable reason) {
      if (!isCancelled()) {
        subscriber.onError(reason);
      }
    }

    private void finish() {
      IllegalArgumentException wrong;
      synchronized (this) {
        if (cancelled) {
          return;
        }
        wrong = complaint;
      }
      if (wrong == null) {
        subscriber.onComplete();
      } else {
        subscriber.onError(wrong);
      }
    }

    private synchronized boolean isCancelled() {
      return cancelled;
    }

    /// @return false if it wants no more
    private synchronized boolean awaitDemand() {
      while (wanted == 0 && !cancelled && complaint == null) {
        try {
          wait();
        } catch (InterruptedException _) {
          cancelled = true;
        }
      }
      wanted--;
      return !cancelled && complaint == null;
    }

    @Override
    public synchronized void request(long count) {
      if (count <= 0) {
        complaint = new IllegalArgumentException("a subscriber asks for " + count + " items");
      } else {
        wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
      }
      notifyAll();
    }

    @Override
    public void cancel() {
      synchronized (this) {
        cancelled = true;
        notifyAll();
      }
      items.close();
    }
  }
}
