package dev.hawser.examples.robots;

import dev.hawser.Client;

/// A mind in a process of its own.
public final class Player {
  private Player() {}

  /// Plays one game.
  ///
  /// @param args the arena's address, the robot's name, and a number from which all chance follows
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Game game = client.lookup("robots", Game.class);
      Hunter hunter = new Hunter(Arena.random(args[2])).join(game, args[1]);
      System.out.println("signed up");
      System.out.println(hunter.fate().join());
    }
  }
}
