package dev.hawser.examples.robots;

import module java.base;

import dev.hawser.Client;

/// A mind in a process of its own.
public final class Player {
  /// Plays one game.
  ///
  /// @param args the arena's address, the robot's name, and its temper: `drunk`, `angry`, `scared`
  ///   or `hunter`
  public static void main(String... args) {
    Temper temper = Temper.valueOf(args[2].toUpperCase(Locale.ROOT));
    Pilot pilot = new Pilot(temper, RandomGenerator.getDefault());
    try (Client client = Client.connect(args[0])) {
      client.lookup("robots", Game.class).signUp(args[1], pilot);
      client.track(() -> pilot.died("with its game"));
      IO.println("signed up: " + args[1]);
      IO.println(pilot.fate().join());
    }
  }
}
