package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.ClosedException;
import dev.hawser.Delivery;
import dev.hawser.Server;
import dev.hawser.SharedQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shared queues")
class QueuesTest extends Scenario {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(30);

  @Test
  @DisplayName("a private queue is shared by both ends; either gets what it or the other put")
  void privateQueue() throws Exception {
    Server server = open();
    Client client = join(server);
    for (String name : List.of("", "named")) {
      SharedQueue<Object> near = client.queue(name);
      SharedQueue<Object> far = peer(server, client).queue(name);
      near.put("from the client");
      assertThat(far.take()).isEqualTo("from the client");
      far.put("from the server");
      assertThat(near.take()).isEqualTo("from the server");
      near.put("back");
      assertThat(near.take()).isEqualTo("back");
      far.put("back");
      assertThat(far.take()).isEqualTo("back");
    }
    assertThat(join(server).queue().poll()).isNull();
  }

  @Test
  @DisplayName("a global queue hands each item to one taker, first in, first out")
  void globalQueue() throws Exception {
    Server server = open();
    Client first = join(server);
    Client second = join(server);
    for (int i = 0; i < 10; i++) {
      (i % 2 == 0 ? first.globals() : server).queue("task").put(i);
    }
    List<Object> taken = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      taken.add((i % 2 == 0 ? second.globals() : server).queue("task").take());
    }
    assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(second.globals().queue().isEmpty()).isTrue();
  }

  @Test
  @DisplayName("many takers of one queue get every item, each once")
  void everyItemOnce() throws Exception {
    Server server = open();
    Set<Object> taken = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<Integer>> takers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      SharedQueue<Object> queue = join(server).globals().queue("work");
      takers.add(run(() -> takeAll(queue, taken)));
    }
    SharedQueue<Object> queue = join(server).globals().queue("work");
    for (int i = 0; i < 500; i++) {
      queue.put(i);
    }
    for (int i = 0; i < takers.size(); i++) {
      queue.put("end");
    }
    int sum = 0;
    for (CompletableFuture<Integer> taker : takers) {
      sum += soon(taker);
    }
    assertThat(sum).isEqualTo(500);
    assertThat(taken).hasSize(500);
  }

  private static int takeAll(SharedQueue<Object> queue, Set<Object> taken)
      throws InterruptedException {
    int count = 0;
    for (Object item = queue.take(); !item.equals("end"); item = queue.take()) {
      taken.add(item);
      count++;
    }
    return count;
  }

  @Test
  @DisplayName("a bounded queue makes putters wait, or turns them away")
  void boundedQueue() throws Exception {
    Server server = open();
    SharedQueue<Object> queue = join(server).globals().queue("narrow").capacity(2);
    queue.put(1);
    assertThat(queue.offer(2)).isTrue();
    assertThat(queue.offer(3)).isFalse();
    assertThat(queue.offer(3, SHORT)).isFalse();
    assertThat(server.queue("narrow").offer(3)).isFalse();
    CompletableFuture<Boolean> putting =
        run(() -> {
          queue.put(3);
          return true;
        });
    assertThat(putting).isNotDone();
    assertThat(server.queue("narrow").take()).isEqualTo(1);
    assertThat(soon(putting)).isTrue();
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  @DisplayName("it can be looked at, drained and cleared")
  void asAWhole() throws Exception {
    Server server = open();
    SharedQueue<Integer> queue = join(server).globals().queue("whole", Integer.class);
    assertThat(queue.peek()).isNull();
    assertThat(queue.poll()).isNull();
    assertThat(queue.poll(SHORT)).isNull();
    for (int i = 0; i < 10; i++) {
      queue.put(i);
    }
    assertThat(queue.peek()).isEqualTo(0);
    assertThat(queue.size()).isEqualTo(10);
    List<Integer> drained = new ArrayList<>();
    assertThat(queue.drainTo(drained, 3)).isEqualTo(3);
    assertThat(drained).containsExactly(0, 1, 2);
    assertThat(queue.clear()).isEqualTo(7);
    assertThat(queue.drainTo(drained)).isZero();
  }

  @Test
  @DisplayName("a waiting take of a client that is gone swallows nothing")
  void deadTakerSwallowsNothing() throws Exception {
    Server server = open();
    Client leaving = join(server);
    CompletableFuture<Object> waiting = leaving.globals().queue("task").async().take();
    CompletableFuture<Object> blocked = run(() -> leaving.globals().queue("task").take());
    leaving.ping();
    leaving.close();
    assertThat(failure(waiting)).isNotNull();
    assertThat(failure(blocked)).isNotNull();
    server.queue("task").put("precious");
    assertThat(join(server).globals().queue("task").take()).isEqualTo("precious");
  }

  @Test
  @DisplayName("a take that was cancelled or interrupted swallows nothing")
  void cancelledTakerSwallowsNothing() throws Exception {
    Server server = open();
    Client client = join(server);
    for (SharedQueue<Object> queue : List.of(client.globals().queue("t"), server.queue("t"))) {
      CompletableFuture<Object> cancelled = queue.async().take();
      CompletableFuture<Throwable> interrupted = new CompletableFuture<>();
      Thread taker = Thread.startVirtualThread(() -> interrupted.complete(thrownBy(queue)));
      assertThat(cancelled.cancel(true)).isTrue();
      taker.interrupt();
      assertThat(soon(interrupted)).isInstanceOf(InterruptedException.class);
      queue.put("precious");
      assertThat(queue.poll(Duration.ofMinutes(1))).isEqualTo("precious");
    }
  }

  private static Throwable thrownBy(SharedQueue<Object> queue) {
    try {
      return new AssertionError("took " + queue.take());
    } catch (InterruptedException e) {
      return e;
    }
  }

  @Test
  @DisplayName("what is leased comes back unless it is acknowledged")
  void leases() throws Exception {
    Server server = open();
    SharedQueue<Object> queue = join(server).globals().queue("jobs");
    queue.put("job");
    Delivery<Object> first = queue.lease(LONG);
    assertThat(first.value()).isEqualTo("job");
    assertThat(first.attempt()).isEqualTo(1);
    assertThat(queue.poll()).isNull();
    first.nack();
    Delivery<Object> second = queue.lease(SHORT);
    assertThat(second.attempt()).isEqualTo(2);
    Delivery<Object> third = queue.lease(LONG, Duration.ofMinutes(1));
    assertThat(third).as("the delivery after the second lease ran out").isNotNull();
    assertThat(third.attempt()).isEqualTo(3);
    assertThatThrownBy(second::ack).isInstanceOf(ClosedException.class);
    third.extend(LONG);
    third.ack();
    third.close();
    assertThat(queue.lease(LONG, SHORT)).isNull();
    assertThat(server.queue("jobs").size()).isZero();
  }

  @Test
  @DisplayName("the work of a client that is gone goes to another")
  void leaseOfDeadWorker() throws Exception {
    Server server = open();
    server.queue("jobs").put("job");
    Client dying = join(server);
    dying.globals().queue("jobs").lease(LONG);
    CompletableFuture<Delivery<Object>> next =
        join(server).globals().queue("jobs").async().lease(LONG);
    dying.close();
    assertThat(soon(next).value()).isEqualTo("job");
    assertThat(soon(next).attempt()).isEqualTo(2);
  }

  @Test
  @DisplayName("1000 takes that wait do not hold up a put")
  void manyWaitingTakes() throws Exception {
    Server server = open();
    Client client = join(server);
    SharedQueue<Object> busy = client.globals().queue("busy");
    List<CompletableFuture<Object>> waiting = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      SharedQueue<Object> queue = client.globals().queue("silent-" + i % 3);
      waiting.add(i % 2 == 0 ? queue.async().take() : run(queue::take));
    }
    for (int i = 0; i < 100; i++) {
      busy.put(i);
      assertThat(busy.take()).isEqualTo(i);
    }
    for (int i = 0; i < 1000; i++) {
      server.queue("silent-" + i % 3).put(i);
    }
    Set<Object> got = ConcurrentHashMap.newKeySet();
    for (CompletableFuture<Object> take : waiting) {
      got.add(soon(take));
    }
    assertThat(got).hasSize(1000);
  }
}
