package dev.hawser.examples.player;

import dev.hawser.Client;
import dev.hawser.examples.player.Player.Button;

/// The remote control.
public final class Control {
  private Control() {}

  /// Plays two songs.
  ///
  /// @param args the server's ticket, or its address, such as `localhost` or `localhost:39001`
  public static void main(String... args) {
    String address = args[0].contains(":") ? args[0] : args[0] + ":" + Player.PORT;
    try (Client client = Client.connect(address)) {
      Player player = client.lookup(Player.NAME, Player.class);
      player.playlist("Shanties");
      player.press(Button.PLAY);
      System.out.println("now: " + player.currentSong());
      player.press(Button.NEXT);
      System.out.println("now: " + player.currentSong());
      player.press(Button.PAUSE);
      System.out.println("paused: " + player.currentSong());
      player.press(Button.PREVIOUS);
      System.out.println("before: " + player.currentSong());
      player.press(Button.STOP);
      System.out.println("stopped: " + player.currentSong());
    }
  }
}
