package dev.hawser.examples.robots;

import dev.hawser.Client;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A mind in a process of its own.
public final class Player {
  private Player() {}

  /// Plays one game.
  ///
  /// @param args the arena's address, the robot's name, and its temper: `drunk`, `angry`, `scared`
  ///   or `hunter`
  public static void main(String... args) {
    Temper temper = Temper.valueOf(args[2].toUpperCase(Locale.ROOT));
    Pilot pilot = new Pilot(temper, RandomGenerator.getDefault());
    try (Client client = Client.connect(args[0])) {
      Controls robot = pilot.join(client.lookup("robots", Game.class), args[1]);
      client.track(() -> pilot.died("with its game"));
      System.out.println("signed up: " + robot.robot());
      System.out.println(pilot.fate().join());
    }
  }
}
