package dev.hawser.examples.player;

import dev.hawser.Client;
import dev.hawser.examples.player.Player.Button;

/// The remote control.
public final class Control {
  /// Plays two songs.
  ///
  /// @param args the server's ticket, or its address, such as `localhost` or `localhost:39001`
  public static void main(String... args) {
    String address = args[0].contains(":") ? args[0] : args[0] + ":" + Player.PORT;
    try (Client client = Client.connect(address)) {
      Player player = client.lookup(Player.NAME, Player.class);
      player.playlist("Shanties");
      IO.println("now: " + player.press(Button.PLAY));
      IO.println("now: " + player.press(Button.NEXT));
      IO.println("paused: " + player.press(Button.PAUSE));
      IO.println("before: " + player.press(Button.PREVIOUS));
      player.press(Button.STOP);
      IO.println("stopped: " + player.currentSong());
    }
  }
}
