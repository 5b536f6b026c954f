package dev.hawser.internal.object.items;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Takes what a publisher publishes, one item after the other on one thread, and asks for no more
/// than can be kept.
final class Subscribed implements Flow.Subscriber<Object> {
  private static final int MOST = 256;
  private static final Object END = new Object();

  /// Items, and then a {@link Failed} or the mark of the end.
  private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();

  private volatile Flow.@Nullable Subscription subscription;

  /// An error as the last of what arrives.
  private record Failed(Throwable reason) {}

  private Subscribed() {}

  /// Passes the items on until there is no more, or no more is wanted.
  static void each(Flow.Publisher<?> publisher, Predicate<@Nullable Object> sink) throws Throwable {
    Subscribed subscribed = new Subscribed();
    publisher.subscribe(subscribed);
    try {
      subscribed.pass(sink);
    } finally {
      Flow.Subscription open = subscribed.subscription;
      if (open != null) {
        open.cancel();
      }
    }
  }

  private void pass(Predicate<@Nullable Object> sink) throws Throwable {
    int taken = 0;
    while (true) {
      Object next = arrived.take();
      if (next instanceof Failed failed) {
        throw failed.reason();
      }
      if (next == END || !sink.test(next)) {
        return;
      }
      taken++;
      Flow.Subscription open = subscription;
      if (taken == MOST / 2 && open != null) {
        open.request(taken);
        taken = 0;
      }
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(MOST);
  }

  @Override
  public void onNext(Object item) {
    arrived.add(item);
  }

  @Override
  public void onError(Throwable reason) {
    arrived.add(new Failed(reason));
  }

  @Override
  public void onComplete() {
    arrived.add(END);
  }
}
