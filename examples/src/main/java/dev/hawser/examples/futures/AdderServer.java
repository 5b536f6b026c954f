package dev.hawser.examples.futures;

import dev.hawser.Server;
import dev.hawser.examples.Work;

/// The server.
public final class AdderServer implements Adder {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("adder", new AdderServer()).serve();
  }

  @Override
  public int add(int first, int second) {
    return Math.addExact(first, second);
  }

  @Override
  public int addSlowly(int first, int second, Runnable begun) throws InterruptedException {
    try {
      begun.run();
      Work.take(200_000);
      return first + second;
    } finally {
      IO.println("no longer adding " + first + " and " + second);
    }
  }
}
