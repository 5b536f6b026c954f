package dev.hawser.examples.player;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.JavaCommand;

/// The server: starts the player as a subprocess, and hands its callers' orders on.
public final class Controller implements Player {
  private final PrintWriter orders;
  private final BufferedReader answers;

  private Controller(Process player) {
    orders = new PrintWriter(player.outputWriter(), true);
    answers = player.inputReader();
  }

  /// Runs until it is stopped.
  ///
  /// @param args another port than the usual one, if that is taken
  public static void main(String... args) throws IOException, InterruptedException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : PORT;
    Process player = new ProcessBuilder(JavaCommand.with("example", "player", "jukebox")).start();
    try (Server server = Server.open(port)) {
      server.export(NAME, new Controller(player));
      IO.println("from other machines with the ticket " + server.ticket());
      IO.println("open at localhost:" + server.address().port());
      server.awaitClose();
    }
  }

  @Override
  public String press(Button button) {
    return order(button.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void playlist(String name) {
    order("playlist " + name);
  }

  @Override
  public String currentSong() {
    return order("song");
  }

  /// One line there, one line back.
  private synchronized String order(String order) {
    if (order.lines().count() > 1) {
      throw new IllegalArgumentException("an order is one line");
    }
    try {
      orders.println(order);
      String answer = answers.readLine();
      if (answer == null || answer.startsWith("sorry")) {
        throw new IllegalArgumentException(answer == null ? "the player has ended" : answer);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException("the player has ended", e);
    }
  }
}
