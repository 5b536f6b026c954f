package dev.hawser.internal.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.Pipe;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.testing.Cut;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whoever receives something sees what happened before it was sent.
class CausalityTest {
  private static final int ROUNDS = 1000;

  /// A thread of its own for each: one that looks all the time leaves no room in a common pool.
  private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

  @Test
  @DisplayName("who takes an item sees the writes before its put, and those its putter had seen")
  void throughQueues() throws Exception {
    try (Lab lab = new Lab()) {
      Client carol = lab.connect("carol");
      SharedMap<Integer> atAlice = lab.alice.globals().map("n", Integer.class);
      SharedMap<Integer> atBob = lab.bob.globals().map("n", Integer.class);
      SharedMap<Integer> atCarol = carol.globals().map("n", Integer.class);
      SharedQueue<Integer> bobsNews = lab.bob.globals().queue("news", Integer.class);
      SharedQueue<Integer> carolsNews = carol.globals().queue("news", Integer.class);
      assertThat(atCarol.get("k")).isNull();
      CompletableFuture<Void> relay =
          CompletableFuture.runAsync(
              () -> {
                for (int seen = 0; seen < ROUNDS; ) {
                  Integer now = atBob.get("k");
                  if (now != null && now > seen) {
                    seen = now;
                    bobsNews.offer(now);
                  }
                }
              },
              THREADS);
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 1; i <= ROUNDS; i++) {
                  atAlice.set("k", i);
                  assertThat(atAlice.get("k")).isEqualTo(i);
                }
              },
              THREADS);
      for (int told = 0; told < ROUNDS; ) {
        told = carolsNews.take();
        assertThat(atCarol.get("k")).isGreaterThanOrEqualTo(told);
      }
      relay.get(60, TimeUnit.SECONDS);
      writer.get(60, TimeUnit.SECONDS);
      carol.close();
    }
  }

  @Test
  @DisplayName("who receives from the server sees what the server had seen, though cut off often")
  void throughPipesUnderCuts() throws Exception {
    try (Lab lab = new Lab()) {
      SharedMap<Integer> atServer = lab.server.map("n", Integer.class);
      SharedMap<Integer> atAlice = lab.alice.globals().map("n", Integer.class);
      SharedMap<Integer> atBob = lab.bob.globals().map("n", Integer.class);
      Pipe<Integer> out = lab.at(lab.alice).pipe("n", Integer.class);
      Pipe<Integer> in = lab.alice.pipe("n", Integer.class);
      assertThat(atAlice.get("k")).isNull();
      lab.faults.cutEvery(Duration.ofMillis(30), Cut.values());
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 1; i <= ROUNDS; i++) {
                  atBob.set("k", i);
                }
              },
              THREADS);
      CompletableFuture<Void> relay =
          CompletableFuture.runAsync(
              () -> {
                for (int seen = 0; seen < ROUNDS; ) {
                  Integer now = atServer.get("k");
                  if (now != null && now > seen) {
                    seen = now;
                    send(out, now);
                  }
                }
              },
              THREADS);
      for (int told = 0; told < ROUNDS; ) {
        told = in.receive();
        assertThat(atAlice.get("k")).isGreaterThanOrEqualTo(told);
      }
      lab.faults.heal();
      relay.get(60, TimeUnit.SECONDS);
      writer.get(60, TimeUnit.SECONDS);
    }
  }

  private static void send(Pipe<Integer> pipe, int message) {
    try {
      pipe.send(message);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
