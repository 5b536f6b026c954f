package dev.hawser.harm;

import dev.hawser.Client;
import dev.hawser.Delivery;
import dev.hawser.harm.check.Findings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Clients that come, lease some work, and leave without a word about it.
final class Visitors {
  private final Scene scene;
  private final Supplier<Client> door;
  private int visits;

  Visitors(Scene scene, Supplier<Client> door) {
    this.scene = scene;
    this.door = door;
  }

  void comeAndGo(RandomGenerator random) throws InterruptedException {
    while (scene.goesOn()) {
      try (Client visitor = door.get()) {
        var queue = visitor.globals().queue(QueueWork.QUEUE, String.class);
        for (int i = random.nextInt(4); i >= 0; i--) {
          check(queue.lease(Duration.ofMinutes(10), Duration.ofMillis(50)), scene.findings());
        }
        CompletableFuture<Delivery<String>> waiting = queue.async().lease(Duration.ofMinutes(10));
        scene.did(random);
        waiting.exceptionally(_ -> null);
      }
      visits++;
    }
  }

  private static void check(@Nullable Delivery<String> delivery, Findings findings) {
    if (delivery != null && delivery.attempt() < 1) {
      findings.violation("a delivery's first attempt is " + delivery.attempt());
    }
  }

  /// How many there were.
  int count() {
    return visits;
  }
}
