package dev.hawser.examples.player;

import module java.base;

import dev.hawser.Client;

/// The remote control.
public final class Control {
  /// Plays two songs.
  ///
  /// @param args the server's ticket, or its address, such as `localhost` or `localhost:39001`
  public static void main(String... args) throws IOException {
    String address = args[0].contains(":") ? args[0] : args[0] + ":" + Player.PORT;
    try (Client client = Client.connect(address)) {
      Player player = client.lookup("player", Player.class);
      player.order("playlist Shanties");
      for (String order : List.of("play", "next", "pause", "previous", "stop", "song")) {
        IO.println(order + ": " + player.order(order));
      }
    }
  }
}
