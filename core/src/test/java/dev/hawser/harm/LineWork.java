package dev.hawser.harm;

import dev.hawser.SharedQueue;
import dev.hawser.harm.check.Sequences;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Work on queues with one taker each, who must get every putter's items in the order of putting.
final class LineWork {
  private static final String END = "end";

  private final Scene scene;
  private final SharedQueue<String> queue;

  LineWork(Scene scene, SharedQueue<String> queue) {
    this.scene = scene;
    this.queue = queue;
  }

  void put(String source, RandomGenerator random) throws InterruptedException {
    long number = 0;
    while (scene.goesOn()) {
      queue.put(source + " " + number++);
      scene.did(random);
    }
    queue.put(source + " " + number + " " + END);
  }

  /// Takes until so many sources have said that they are done.
  void take(int sources, Sequences sequences, RandomGenerator random) throws Exception {
    int open = sources;
    while (open > 0) {
      String item = next(random);
      if (item != null) {
        String[] parts = item.split(" ");
        sequences.arrived(parts[0], Long.parseLong(parts[1]));
        open -= parts.length == 3 ? 1 : 0;
        scene.did();
      }
    }
  }

  private @Nullable String next(RandomGenerator random) throws Exception {
    if (random.nextInt(4) > 0) {
      return queue.poll(Duration.ofMillis(100));
    }
    CompletableFuture<String> taking = queue.async().take();
    try {
      return taking.get(random.nextInt(20), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return taking.cancel(true) ? null : taking.join();
    }
  }
}
