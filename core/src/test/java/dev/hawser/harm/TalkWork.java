package dev.hawser.harm;

import dev.hawser.Pipe;
import dev.hawser.harm.check.Sequences;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Talk over a pipe: numbered messages whose bytes follow from their number, some of them large.
final class TalkWork {
  private static final int SMALL = 300;
  private static final int LARGE = 200_000;
  private static final int NUMBER = Long.BYTES;

  private final Scene scene;
  private final Pipe<byte[]> pipe;
  private final String name;

  TalkWork(Scene scene, Pipe<byte[]> pipe, String name) {
    this.scene = scene;
    this.pipe = pipe;
    this.name = name;
  }

  /// Talks, and ends with a message that holds only how many there were.
  void send(RandomGenerator random) throws InterruptedException {
    long number = 0;
    while (scene.goesOn()) {
      int length = 1 + (random.nextInt(50) == 0 ? LARGE : random.nextInt(SMALL));
      pipe.send(message(number++, length));
      scene.did(random);
    }
    pipe.send(message(number, 0));
  }

  /// Listens until the end.
  void receive(Sequences sequences) throws InterruptedException {
    boolean ended = false;
    while (!ended) {
      byte[] message = pipe.receive();
      long number = ByteBuffer.wrap(message).getLong();
      sequences.arrived(name, number);
      if (!Arrays.equals(message, message(number, message.length - NUMBER))) {
        scene.findings().violation(name + ": message " + number + " has other bytes");
      }
      ended = message.length == NUMBER;
    }
  }

  private static byte[] message(long number, int length) {
    byte[] body = new byte[length];
    new SplittableRandom(number).nextBytes(body);
    return ByteBuffer.allocate(NUMBER + length).putLong(number).put(body).array();
  }
}
