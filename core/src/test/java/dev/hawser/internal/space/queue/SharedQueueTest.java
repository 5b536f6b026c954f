package dev.hawser.internal.space.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.ClosedException;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.Delivery;
import dev.hawser.DisconnectedException;
import dev.hawser.SharedQueue;
import dev.hawser.ValueException;
import dev.hawser.internal.space.Lab;
import dev.hawser.internal.space.Lab.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a shared queue promises, whoever uses it.
class SharedQueueTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Lab lab = new Lab();

  record Job(int number) {}

  @AfterEach
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("first in, first out")
  void order(Seat seat) throws Exception {
    SharedQueue<Object> queue = seat.here(lab).queue();
    SharedQueue<Object> other = seat.elsewhere(lab).queue();
    assertThat(other.poll()).isNull();
    assertThat(other.peek()).isNull();
    assertThat(other.isEmpty()).isTrue();
    queue.put("a");
    assertThat(other.offer("b")).isTrue();
    assertThat(queue.offer("c", LONG)).isTrue();
    assertThat(other.size()).isEqualTo(3);
    assertThat(other.peek()).isEqualTo("a");
    assertThat(other.take()).isEqualTo("a");
    assertThat(queue.poll()).isEqualTo("b");
    assertThat(other.poll(LONG)).isEqualTo("c");
    assertThat(other.poll(SHORT)).isNull();
    queue.put("d");
    queue.put("e");
    assertThat(other.clear()).isEqualTo(2);
    assertThat(queue.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a taker waits for an item, and items wait for a taker")
  void waiting(Seat seat) throws Exception {
    SharedQueue<Object> queue = seat.here(lab).queue();
    CompletableFuture<Object> taken = queue.async().take();
    seat.elsewhere(lab).queue().put("late");
    assertThat(taken.get(60, TimeUnit.SECONDS)).isEqualTo("late");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a bounded queue makes puts wait and refuses offers")
  void bounded(Seat seat) throws Exception {
    SharedQueue<Object> queue = seat.here(lab).queue().capacity(2);
    SharedQueue<Object> other = seat.elsewhere(lab).queue();
    other.put(1);
    queue.put(2);
    assertThat(queue.offer(3)).isFalse();
    assertThat(other.offer(3, SHORT)).isFalse();
    CompletableFuture<Void> third = queue.async().put(3);
    assertThat(other.take()).isEqualTo(1);
    third.get(60, TimeUnit.SECONDS);
    assertThat(other.take()).isEqualTo(2);
    assertThat(other.take()).isEqualTo(3);
    assertThat(other.poll(SHORT)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a taker that was cancelled, interrupted or timed out swallows nothing")
  void cancelledTakers(Seat seat) throws Exception {
    SharedQueue<Object> queue = seat.here(lab).queue();
    List<CompletableFuture<Object>> takers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      takers.add(queue.async().take());
    }
    takers.forEach(taker -> taker.cancel(true));
    assertThat(queue.poll(SHORT)).isNull();
    assertThatThrownBy(() -> Deadline.within(SHORT).call(queue::take))
        .isInstanceOf(DeadlineException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(queue::take).isInstanceOf(InterruptedException.class);
    SharedQueue<Object> other = seat.elsewhere(lab).queue();
    for (int i = 0; i < 200; i++) {
      other.put(i);
    }
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(other.poll(LONG));
    }
    assertThat(all).doesNotContainNull().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each item has one taker when takers are cancelled at random moments")
  void cancelledAtRandomMoments(Seat seat) throws Exception {
    SharedQueue<Integer> queue = seat.here(lab).queue("n", Integer.class);
    SharedQueue<Integer> other = seat.elsewhere(lab).queue("n", Integer.class);
    int items = 500;
    CompletableFuture<Void> putting =
        CompletableFuture.runAsync(() -> IntStream.range(0, items).forEach(other::offer));
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; taken.size() < items; i++) {
      CompletableFuture<Integer> taker = queue.async().take();
      if (i % 3 == 0) {
        taker.cancel(true);
      }
      if (!taker.isCancelled()) {
        taken.add(taker.get(60, TimeUnit.SECONDS));
      }
    }
    putting.get(60, TimeUnit.SECONDS);
    assertThat(taken).doesNotHaveDuplicates().hasSize(items);
    assertThat(queue.poll(SHORT)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("draining takes what is there, in order, in any number")
  void draining(Seat seat) throws Exception {
    SharedQueue<Object> queue = seat.here(lab).queue();
    SharedQueue<Object> other = seat.elsewhere(lab).queue();
    for (int i = 0; i < 2500; i++) {
      other.put(i);
    }
    List<Object> few = new ArrayList<>();
    assertThat(queue.drainTo(few, 3)).isEqualTo(3);
    assertThat(few).containsExactly(0, 1, 2);
    List<Object> rest = new ArrayList<>();
    assertThat(queue.drainTo(rest)).isEqualTo(2497);
    assertThat(rest.getLast()).isEqualTo(2499);
    assertThat(rest).doesNotHaveDuplicates();
    assertThat(queue.drainTo(rest)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a lease is acknowledged, given back, extended, and runs out")
  void leases(Seat seat) throws Exception {
    SharedQueue<Object> queue = seat.here(lab).queue();
    queue.put("job");
    Delivery<Object> first = queue.lease(LONG);
    assertThat(first.value()).isEqualTo("job");
    assertThat(first.attempt()).isEqualTo(1);
    assertThat(queue.size()).isZero();
    first.nack();
    assertThatThrownBy(first::ack).isInstanceOf(ClosedException.class);
    Delivery<Object> second = queue.lease(SHORT, LONG);
    assertThat(second.attempt()).isEqualTo(2);
    SharedQueue<Object> other = seat.elsewhere(lab).queue();
    try (Delivery<Object> third = other.lease(LONG, LONG)) {
      assertThat(third.attempt()).isEqualTo(3);
      assertThatThrownBy(second::ack).isInstanceOf(ClosedException.class);
      third.extend(LONG);
    }
    Delivery<Object> last = queue.async().lease(LONG).get(60, TimeUnit.SECONDS);
    last.ack();
    last.close();
    assertThat(queue.lease(LONG, SHORT)).isNull();
  }

  @Test
  @DisplayName("what a client had on lease, or on its way, goes back to the head when it leaves")
  void departedClient() throws Exception {
    SharedQueue<Object> queue = lab.server.queue();
    Client carol = lab.connect("carol");
    for (int i = 0; i < 4; i++) {
      queue.put(i);
    }
    SharedQueue<Object> atCarol = carol.globals().queue();
    assertThat(atCarol.take()).isEqualTo(0);
    assertThat(atCarol.lease(LONG).value()).isEqualTo(1);
    assertThat(atCarol.lease(LONG).value()).isEqualTo(2);
    CompletableFuture<Object> waiting = carol.globals().queue("other").async().take();
    carol.close();
    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(DisconnectedException.class);
    assertThatThrownBy(atCarol::poll).isInstanceOf(DisconnectedException.class);
    Lab.until("the leases are back", () -> queue.size() == 3);
    Delivery<Object> back = queue.lease(LONG);
    assertThat(back.attempt()).isEqualTo(2);
    assertThat(List.of(back.value(), queue.take(), queue.take()))
        .containsExactlyInAnyOrder(1, 2, 3);
    lab.server.queue("other").put("x");
    assertThat(lab.bob.globals().queue("other").poll(LONG)).isEqualTo("x");
  }

  @Test
  @DisplayName("an item that one end may not read stays for an end that may")
  void unreadableItem() throws Exception {
    SharedQueue<Job> jobs = lab.alice.globals().queue("jobs", Job.class);
    jobs.put(new Job(7));
    assertThatThrownBy(() -> lab.bob.globals().queue("jobs").take()).hasMessageContaining("Job");
    assertThat(jobs.take()).isEqualTo(new Job(7));
  }

  @Test
  @DisplayName("a queue of the wrong type says both types and what to write, and its item stays")
  void wrongType() throws Exception {
    lab.alice.globals().queue("jobs").put(7);
    SharedQueue<String> wrong = lab.bob.globals().queue("jobs", String.class);
    assertThatThrownBy(wrong::take)
        .isInstanceOf(ValueException.class)
        .hasMessage(
            "queue 'jobs' holds a java.lang.Integer, not a java.lang.String. Name it as"
                + " queue(\"jobs\", Integer.class), or as queue(\"jobs\") for values of any type");
    assertThat(lab.bob.globals().queue("jobs", Integer.class).take()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a thousand takes wait while puts go through")
  void manyTakers(Seat seat) throws Exception {
    SharedQueue<Object> queue = seat.here(lab).queue();
    List<CompletableFuture<Object>> takers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      takers.add(queue.async().take());
    }
    SharedQueue<Object> other = seat.elsewhere(lab).queue();
    for (int i = 0; i < 1000; i++) {
      other.put(i);
    }
    List<Object> taken = new ArrayList<>();
    for (CompletableFuture<Object> taker : takers) {
      taken.add(taker.get(60, TimeUnit.SECONDS));
    }
    assertThat(taken).doesNotHaveDuplicates().hasSize(1000);
  }

  @Test
  @DisplayName("closing the server ends a take that waits in it")
  void closingServer() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Object> atServer =
        CompletableFuture.supplyAsync(() -> {
          waiting.countDown();
          try {
            return lab.server.queue().take();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    waiting.await();
    CompletableFuture<Object> atClient = lab.alice.globals().queue().async().take();
    lab.server.close();
    assertThatThrownBy(() -> atServer.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> atClient.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DisconnectedException.class);
  }
}
