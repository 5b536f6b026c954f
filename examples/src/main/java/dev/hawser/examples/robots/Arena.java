package dev.hawser.examples.robots;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The server: opens a game, puts a robot of its own into it, and lets them fight.
public final class Arena {
  private static final int TICK_MILLIS = 40;

  private Arena() {}

  /// Plays one game, and then runs until it is stopped.
  ///
  /// @param args a number from which all chance follows, and how many robots shall come from
  ///   elsewhere
  public static void main(String... args) throws InterruptedException {
    RandomGenerator random = random(args[0]);
    Engine engine = new Engine(random);
    try (Server server = Server.open()) {
      server.export("robots", engine);
      System.out.println("open at " + server.address());
      Hunter own = new Hunter(random).join(engine, "drone");
      engine.awaitRobots(1 + Integer.parseInt(args[1]));
      while (engine.tick()) {
        Work.take(TICK_MILLIS);
      }
      System.out.println(engine.finish() + " has won");
      System.out.println("drone: " + own.fate().join());
      server.awaitClose();
    }
  }

  static RandomGenerator random(String seed) {
    return RandomGeneratorFactory.of("Random").create(Long.parseLong(seed));
  }
}
