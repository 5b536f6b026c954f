package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.bytes;
import static dev.hawser.spi.EngineSubject.done;
import static dev.hawser.spi.EngineSubject.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// First in, first out, bounded or not, and who waits for what.
public interface QueueContract extends EngineSubject {
  private void bound(int capacity) {
    manage(new Command.Capacity(capacity));
  }

  @Test
  @DisplayName("items come out in the order they went in")
  default void firstInFirstOut() {
    for (int i = 0; i < 100; i++) {
      assertThat(done(put("item " + i))).isTrue();
    }

    assertThat(drained()).hasSize(100).startsWith("item 0", "item 1").endsWith("item 99");
  }

  @Test
  @DisplayName("two names mean two queues")
  default void namesMeanQueues() {
    done(engine().queue("other").put(operations().next(), bytes("x"), true));

    assertThat(poll()).isNull();
    assertThat(size()).isZero();
  }

  @Test
  @DisplayName("a name means the same object each time, for whoever asks first")
  default void namesMeanObjects() {
    List<CompletableFuture<EngineQueue>> asked =
        IntStream.range(0, 50)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> engine().queue("fresh")))
            .toList();

    EngineQueue queue = engine().queue("fresh");
    assertThat(asked).allSatisfy(each -> assertThat(done(each)).isSameAs(queue));
    done(queue.put(operations().next(), bytes("x"), true));
    assertThat(engine().queue("fresh")).isSameAs(queue).isNotSameAs(queue());
  }

  @Test
  @DisplayName("a take that does not wait gets null from an empty queue")
  default void pollsNothing() {
    assertThat(poll()).isNull();

    offer("later");
    assertThat(text(poll().item())).isEqualTo("later");
  }

  @Test
  @DisplayName("waiting takers are served in the order they came")
  default void takersWaitInOrder() {
    List<CompletableFuture<@Nullable Lease>> takes = List.of(take(), take(), take());
    assertThat(takes).noneMatch(CompletableFuture::isDone);

    offer("a");
    offer("b");
    offer("c");

    assertThat(takes.stream().map(this::item)).containsExactly("a", "b", "c");
    assertThat(size()).isZero();
  }

  @Test
  @DisplayName("a full queue refuses a put that does not wait")
  default void fullRefuses() {
    bound(2);

    assertThat(offer("a")).isTrue();
    assertThat(offer("b")).isTrue();
    assertThat(offer("c")).isFalse();
    assertThat(drained()).containsExactly("a", "b");
  }

  @Test
  @DisplayName("putters wait for room and are let in, in the order they came")
  default void puttersWaitInOrder() {
    bound(1);
    done(put("a"));
    CompletableFuture<Boolean> second = put("b");
    CompletableFuture<Boolean> third = put("c");
    assertThat(second).isNotDone();

    assertThat(text(poll().item())).isEqualTo("a");

    assertThat(done(second)).isTrue();
    assertThat(third).isNotDone();
    assertThat(offer("d")).isFalse();
    assertThat(drained()).containsExactly("b", "c");
    assertThat(done(third)).isTrue();
  }

  @Test
  @DisplayName("a higher bound lets waiting putters in; a lower one removes nothing")
  default void boundMoves() {
    bound(1);
    done(put("a"));
    CompletableFuture<Boolean> second = put("b");
    CompletableFuture<Boolean> third = put("c");

    bound(2);
    assertThat(done(second)).isTrue();
    assertThat(third).isNotDone();

    bound(0);
    assertThat(size()).isEqualTo(2);
    assertThat(third.cancel(true)).isTrue();
    assertThat(drained()).containsExactly("a", "b");
  }

  @Test
  @DisplayName("a queue bound to 0 hands items straight from putter to taker, whoever comes first")
  default void handsOverDirectly() {
    bound(0);
    assertThat(offer("nobody is here")).isFalse();

    CompletableFuture<@Nullable Lease> early = take();
    assertThat(offer("a")).isTrue();
    assertThat(item(early)).isEqualTo("a");

    CompletableFuture<Boolean> putter = put("b");
    assertThat(putter).isNotDone();
    assertThat(text(poll().item())).isEqualTo("b");
    assertThat(done(putter)).isTrue();
  }

  @Test
  @DisplayName("a bound below 0 is refused")
  default void boundIsNotNegative() {
    assertThatThrownBy(() -> new Command.Capacity(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  @DisplayName("a taker that was withdrawn swallows no item")
  default void withdrawnTakerTakesNothing() {
    CompletableFuture<@Nullable Lease> first = take();
    CompletableFuture<@Nullable Lease> second = take();

    assertThat(first.cancel(true)).isTrue();
    offer("a");

    assertThat(item(second)).isEqualTo("a");
    assertThat(first).isCancelled();
  }

  @Test
  @DisplayName("a taker that timed out swallows no item")
  default void timedOutTakerTakesNothing() {
    CompletableFuture<@Nullable Lease> first = take();
    first.completeExceptionally(new TimeoutException());
    CompletableFuture<@Nullable Lease> second = take().orTimeout(1, TimeUnit.NANOSECONDS);
    assertThatThrownBy(second::join).hasCauseInstanceOf(TimeoutException.class);

    offer("a");

    assertThat(drained()).containsExactly("a");
  }

  @Test
  @DisplayName("a putter that was withdrawn leaves nothing behind")
  default void withdrawnPutterPutsNothing() {
    bound(1);
    done(put("a"));
    CompletableFuture<Boolean> second = put("b");
    CompletableFuture<Boolean> third = put("c");

    assertThat(second.cancel(true)).isTrue();

    assertThat(drained()).containsExactly("a", "c");
    assertThat(done(third)).isTrue();
  }

  @Test
  @DisplayName("cancelling what is done changes nothing and says so")
  default void cancelComesTooLate() {
    CompletableFuture<@Nullable Lease> take = take();
    CompletableFuture<Boolean> put = put("a");
    done(put);
    Lease lease = done(take);

    assertThat(take.cancel(true)).isFalse();
    assertThat(put.cancel(true)).isFalse();
    assertThat(acknowledge(lease)).isTrue();
  }

  @Test
  @DisplayName("looking at a queue tells its size and head and takes nothing")
  default void inspects() {
    State empty = manage(new Command.Inspect());
    offer("a");
    offer("b");
    State two = manage(new Command.Inspect());

    assertThat(empty.size()).isZero();
    assertThat(empty.head()).isNull();
    assertThat(two.size()).isEqualTo(2);
    assertThat(text(two.head())).isEqualTo("a");
    assertThat(two.removed()).isZero();
    assertThat(drained()).containsExactly("a", "b");
  }

  @Test
  @DisplayName("clearing removes what waits, not what is on lease, and lets putters in")
  default void clears() {
    offer("leased");
    Lease lease = poll();
    bound(2);
    offer("a");
    offer("b");
    CompletableFuture<Boolean> waiting = put("c");

    State cleared = manage(new Command.Clear());

    assertThat(cleared.removed()).isEqualTo(2);
    assertThat(done(waiting)).isTrue();
    assertThat(acknowledge(lease)).isTrue();
    assertThat(drained()).containsExactly("c");
  }

  @Test
  @DisplayName("whoever is told of an item may use the queue at once")
  default void reentersFromCompletion() {
    CompletableFuture<Boolean> answered = new CompletableFuture<>();
    take()
        .thenCompose(lease -> put("answer to " + text(lease.item())))
        .thenAccept(answered::complete);

    put("question");

    assertThat(done(answered)).isTrue();
    assertThat(drained()).containsExactly("answer to question");
  }

  @Test
  @DisplayName("100,000 hand-overs that each cause the next need no deeper stack")
  default void chainsWithoutRecursion() {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    relay(100_000, end);
    put("baton");

    assertThat(done(end)).isZero();
  }

  private void relay(int left, CompletableFuture<Integer> end) {
    if (left == 0) {
      end.complete(0);
      return;
    }
    take()
        .thenAccept(lease -> {
          relay(left - 1, end);
          put("baton");
        });
  }
}
