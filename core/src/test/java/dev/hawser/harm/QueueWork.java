package dev.hawser.harm;

import dev.hawser.ClosedException;
import dev.hawser.Delivery;
import dev.hawser.SharedQueue;
import dev.hawser.harm.check.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Work on one bounded queue that all put into and all take from, in every way there is.
final class QueueWork {
  static final String QUEUE = "work";

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(40);

  private final Scene scene;
  private final Party party;
  private final Ledger ledger;
  private final SharedQueue<String> queue;

  QueueWork(Scene scene, Party party, Ledger ledger) {
    this.scene = scene;
    this.party = party;
    this.ledger = ledger;
    this.queue = party.space().queue(QUEUE, String.class);
  }

  void put(RandomGenerator random) throws InterruptedException {
    for (long i = 0; scene.goesOn(); i++) {
      String item = party.name() + "-" + i;
      ledger.putting(item);
      if (put(item, random)) {
        ledger.accepted(item);
      }
      scene.did(random);
    }
    ledger.putterEnds();
  }

  /// Puts an item and returns whether it was accepted for sure.
  private boolean put(String item, RandomGenerator random) throws InterruptedException {
    return switch (random.nextInt(5)) {
      case 0 -> queue.offer(item);
      case 1 -> queue.offer(item, SHORT);
      case 2 -> !queue.async().put(item).cancel(true);
      default -> {
        queue.put(item);
        yield true;
      }
    };
  }

  /// Takes until everything that was put has been taken.
  void take(RandomGenerator random) throws Exception {
    while (!ledger.isSettled()) {
      switch (random.nextInt(8)) {
        case 0 -> took(queue.poll());
        case 1 -> took(queue.poll(SHORT));
        case 2 -> takeAndInterrupt(random);
        case 3 -> takeAndCancel(random);
        case 4 -> drain();
        default -> lease(random);
      }
      scene.did(random);
    }
  }

  private void took(@Nullable String item) {
    if (item != null) {
      ledger.taken(item);
    }
  }

  private void drain() {
    List<String> items = new ArrayList<>();
    queue.drainTo(items, 3);
    items.forEach(this::took);
  }

  /// Interrupts a waiting take; it then ends, with an item or without.
  private void takeAndInterrupt(RandomGenerator random) throws Exception {
    FutureTask<@Nullable String> taking = new FutureTask<>(this::takeOrNull);
    Thread taker = Thread.ofVirtual().start(taking);
    if (!taker.join(Duration.ofMillis(random.nextInt(40)))) {
      taker.interrupt();
    }
    took(taking.get(LONG.toSeconds(), TimeUnit.SECONDS));
  }

  private @Nullable String takeOrNull() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      return null;
    }
  }

  private void takeAndCancel(RandomGenerator random) throws Exception {
    CompletableFuture<String> taking = queue.async().take();
    String item = getOrCancel(taking, random);
    took(item);
  }

  /// The result of a future, or null if it could be cancelled before it had one.
  private static <T> @Nullable T getOrCancel(CompletableFuture<T> future, RandomGenerator random)
      throws InterruptedException, ExecutionException {
    try {
      return future.get(random.nextInt(40), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return future.cancel(true) ? null : future.join();
    }
  }

  private void lease(RandomGenerator random) throws Exception {
    Duration time = random.nextInt(4) == 0 ? SHORT : LONG;
    Delivery<String> delivery =
        random.nextInt(4) == 0
            ? getOrCancel(queue.async().lease(time), random)
            : queue.lease(time, SHORT);
    if (delivery == null) {
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> settle(delivery::nack);
      case 1 -> delivery.close();
      case 2 -> {
        settle(() -> delivery.extend(LONG));
        ack(delivery);
      }
      case 3 -> expireOrAck(delivery, time);
      default -> ack(delivery);
    }
  }

  /// Drops a short lease as a worker would that has hung; a long one would hold up the end.
  private void expireOrAck(Delivery<String> delivery, Duration time) {
    if (time.equals(LONG)) {
      ack(delivery);
    }
  }

  private void ack(Delivery<String> delivery) {
    if (settle(delivery::ack)) {
      took(delivery.value());
    }
  }

  /// Settles a delivery and returns whether it was still ours to settle.
  private static boolean settle(Runnable settling) {
    try {
      settling.run();
      return true;
    } catch (ClosedException e) {
      return false;
    }
  }
}
