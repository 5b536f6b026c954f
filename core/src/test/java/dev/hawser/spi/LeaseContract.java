package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.done;
import static dev.hawser.spi.EngineSubject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.Settlement.Ack;
import dev.hawser.spi.EngineQueue.Settlement.Extend;
import dev.hawser.spi.EngineQueue.Settlement.Nack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What holds while an item is on lease, and how it comes back.
public interface LeaseContract extends EngineSubject {
  @Test
  @DisplayName("an acknowledged item is gone for good")
  default void acknowledgedIsGone() {
    offer("a");
    Lease lease = poll();

    assertThat(acknowledge(lease)).isTrue();
    timer().advance(LEASE.multipliedBy(2));

    assertThat(poll()).isNull();
  }

  @Test
  @DisplayName("a leased item is not there for anybody else")
  default void leasedIsAway() {
    offer("a");
    poll();

    assertThat(size()).isZero();
    assertThat(manage(new Command.Inspect()).head()).isNull();
    assertThat(poll()).isNull();
  }

  @Test
  @DisplayName("a lease can be settled once")
  default void settledOnce() {
    offer("a");
    Lease lease = poll();

    assertThat(acknowledge(lease)).isTrue();
    assertThat(acknowledge(lease)).isFalse();
    assertThat(settle(lease, new Nack(true))).isFalse();
    assertThat(settle(lease, new Extend(LEASE))).isFalse();
    assertThat(poll()).isNull();
  }

  @Test
  @DisplayName("a refused item goes back to the head, one attempt older")
  default void nackGoesToTheHead() {
    offer("a");
    offer("b");
    Lease first = poll();

    assertThat(settle(first, new Nack(true))).isTrue();
    Lease second = poll();

    assertThat(text(second.item())).isEqualTo("a");
    assertThat(first.attempt()).isEqualTo(1);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  @DisplayName("a refused item goes to a waiting taker at once")
  default void nackServesTakers() {
    offer("a");
    Lease lease = poll();
    CompletableFuture<@Nullable Lease> waiting = take();

    settle(lease, new Nack(true));

    assertThat(item(waiting)).isEqualTo("a");
  }

  @Test
  @DisplayName("an item that never was in its taker's hands comes back without an attempt")
  default void undeliveredDoesNotCount() {
    offer("a");

    settle(poll(), new Nack(false));
    settle(poll(), new Nack(false));

    assertThat(poll().attempt()).isEqualTo(1);
  }

  @Test
  @DisplayName("an item goes back to the head when its lease runs out, not before")
  default void leaseRunsOut() {
    offer("a");
    offer("b");
    Lease lease = done(take(Duration.ofSeconds(10)));

    timer().advance(Duration.ofMillis(9_999));
    assertThat(size()).isEqualTo(1);
    timer().advance(Duration.ofMillis(1));

    assertThat(size()).isEqualTo(2);
    Lease again = poll();
    assertThat(text(again.item())).isEqualTo("a");
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(acknowledge(lease)).isFalse();
    assertThat(settle(lease, new Nack(true))).isFalse();
    assertThat(settle(lease, new Extend(LEASE))).isFalse();
    assertThat(acknowledge(again)).isTrue();
  }

  @Test
  @DisplayName("an item whose lease runs out goes to a waiting taker at once")
  default void expiryServesTakers() {
    offer("a");
    poll();
    CompletableFuture<@Nullable Lease> waiting = take();

    timer().advance(LEASE);

    assertThat(item(waiting)).isEqualTo("a");
    assertThat(done(waiting).attempt()).isEqualTo(2);
  }

  @Test
  @DisplayName("an extended lease runs from now, be that longer or shorter than before")
  default void extends_() {
    offer("a");
    Lease lease = done(take(Duration.ofSeconds(10)));

    timer().advance(Duration.ofSeconds(9));
    assertThat(settle(lease, new Extend(Duration.ofSeconds(10)))).isTrue();
    timer().advance(Duration.ofSeconds(9));
    assertThat(size()).isZero();
    assertThat(settle(lease, new Extend(Duration.ofMillis(1)))).isTrue();
    timer().advance(Duration.ofMillis(1));

    assertThat(size()).isEqualTo(1);
    assertThat(acknowledge(lease)).isFalse();
  }

  @Test
  @DisplayName("each lease runs for its own time, however they overlap")
  default void leasesRunEachForItself() {
    offer("a");
    offer("b");
    offer("c");
    done(take(Duration.ofSeconds(30)));
    done(take(Duration.ofSeconds(10)));
    done(take(Duration.ofSeconds(20)));

    timer().advance(Duration.ofSeconds(10));
    assertThat(drained()).containsExactly("b");
    timer().advance(Duration.ofSeconds(10));
    assertThat(drained()).containsExactly("c");
    timer().advance(Duration.ofSeconds(10));
    assertThat(drained()).containsExactly("a");
  }

  @Test
  @DisplayName("a lease as long as can be said never runs out")
  default void longestLease() {
    offer("a");
    Lease lease = done(take(Duration.ofSeconds(Long.MAX_VALUE)));
    offer("b");
    done(take(Duration.ofSeconds(1)));

    timer().advance(Duration.ofDays(365));

    assertThat(drained()).containsExactly("b");
    assertThat(acknowledge(lease)).isTrue();
  }

  @Test
  @DisplayName("items that come back stand in their old order, before all that never left")
  default void returnInOrder() {
    long seed = new Random().nextLong();
    System.out.println("returnInOrder: seed " + seed);
    List<String> items = new ArrayList<>();
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      items.add("item " + i);
      offer("item " + i);
    }
    for (int i = 0; i < 20; i++) {
      leases.add(poll());
    }

    Collections.shuffle(leases, new Random(seed));
    leases.subList(0, 10).forEach(lease -> settle(lease, new Nack(true)));
    timer().advance(LEASE);

    assertThat(drained()).isEqualTo(items);
  }

  @Test
  @DisplayName("an item comes back into a full queue")
  default void returnsBeyondTheBound() {
    manage(new Command.Capacity(1));
    offer("a");
    Lease lease = poll();
    offer("b");
    CompletableFuture<Boolean> waiting = put("c");

    settle(lease, new Nack(true));

    assertThat(size()).isEqualTo(2);
    assertThat(waiting).isNotDone();
    assertThat(drained()).containsExactly("a", "b", "c");
  }

  @Test
  @DisplayName("an unknown lease cannot be settled")
  default void unknownLease() {
    assertThat(done(queue().settle(operations().next(), 12_345, new Ack()))).isFalse();
  }
}
