package dev.hawser.examples.player;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.JavaCommand;

/// The server: starts the player as a subprocess, and hands its callers' orders on.
public final class Controller {
  /// Runs until it is stopped.
  ///
  /// @param args another port than the usual one, if that is taken
  public static void main(String... args) throws IOException, InterruptedException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : Player.PORT;
    Process player = new ProcessBuilder(JavaCommand.with("example", "player", "jukebox")).start();
    try (Server server = Server.open(port)) {
      server.export("player", (Player) order -> pass(order, player));
      IO.println("from other machines with the ticket " + server.ticket());
      IO.println("open at localhost:" + server.address().port());
      server.awaitClose();
    }
  }

  /// One line there, one line back.
  private static synchronized String pass(String order, Process player) throws IOException {
    if (order.lines().count() > 1) {
      throw new IllegalArgumentException("an order is one line");
    }
    player.outputWriter().append(order + "\n").flush();
    String answer = player.inputReader().readLine();
    if (answer == null || answer.startsWith("sorry")) {
      throw new IllegalArgumentException(answer == null ? "the player has ended" : answer);
    }
    return answer;
  }
}
