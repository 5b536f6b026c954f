package dev.hawser.examples.robots;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.Work;

/// The server: opens a game, puts robots of its own into it, and lets them fight.
public final class Arena {
  /// A mind that is away for longer than this is gone.
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /// How long a tick takes.
  static final int MILLIS = 40;

  /// Shows a window, or plays one game without and then runs until it is stopped.
  ///
  /// @param args `window`; or a number from which all chance follows, how many robots the server
  ///   has, how many shall come from elsewhere, and how many milliseconds a tick takes
  public static void main(String... args) throws InterruptedException {
    if (args[0].equals("window")) {
      Window.open();
      return;
    }
    Random random = new Random(Long.parseLong(args[0]));
    int own = number(args, 1, 8);
    Engine engine = new Engine(random, IO::println);
    try (Server server = Server.builder().grace(PATIENCE).export("robots", engine).open()) {
      IO.println("open at " + server.address());
      for (int i = 0; i < own; i++) {
        add(engine, i, random);
      }
      engine.awaitRobots(own + number(args, 2, 0));
      engine.begin();
      while (engine.tick()) {
        Work.take(number(args, 3, MILLIS));
      }
      server.awaitClose();
    }
  }

  private static int number(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }

  /// Adds a robot of the game's own process.
  static void add(Game game, int number, RandomGenerator random) {
    Temper temper = Temper.values()[number % Temper.values().length];
    String name = temper.name().toLowerCase(Locale.ROOT) + " " + (number + 1);
    game.signUp(name, new Pilot(temper, random));
  }
}
