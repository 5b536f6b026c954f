package dev.hawser.harm;

import dev.hawser.Pipe;
import dev.hawser.SharedQueue;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Writes a value and sends word of it, by queue or by pipe: who gets the word must see the value.
final class NewsWork {
  private static final int KEYS = 4;

  /// A way to send word.
  @FunctionalInterface
  interface Sender {
    void send(String word) throws InterruptedException;
  }

  /// A way to get word, or null if none comes for a while.
  @FunctionalInterface
  interface Receiver {
    @Nullable String receive() throws InterruptedException;
  }

  private static final Duration WHILE = Duration.ofMillis(100);

  private final Scene scene;
  private final Recorder map;

  NewsWork(Scene scene, Recorder map) {
    this.scene = scene;
    this.map = map;
  }

  static Receiver from(SharedQueue<String> queue) {
    return () -> queue.poll(WHILE);
  }

  static Receiver from(Pipe<String> pipe) {
    return () -> pipe.receive(WHILE);
  }

  void tell(String source, Sender sender, RandomGenerator random) throws InterruptedException {
    for (long i = 0; scene.goesOn(); i++) {
      String key = "news" + random.nextInt(KEYS);
      String value = source + "-" + i;
      map.put(key, value);
      sender.send(key + "=" + value);
      scene.did(random);
    }
  }

  void listen(Receiver receiver, RandomGenerator random) throws InterruptedException {
    while (scene.goesOn()) {
      String word = receiver.receive();
      if (word != null) {
        String[] parts = word.split("=", 2);
        map.heard(parts[0], parts[1]);
        scene.did(random);
      }
    }
  }
}
