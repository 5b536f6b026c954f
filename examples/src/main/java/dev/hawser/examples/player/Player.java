package dev.hawser.examples.player;

/// What can be done with the player from afar.
interface Player {
  /// Where it is found, on every machine.
  int PORT = 39_001;

  /// Under which it is found there.
  String NAME = "player";

  /// The buttons of a remote control.
  enum Button {
    PLAY,
    PAUSE,
    STOP,
    NEXT,
    PREVIOUS
  }

  /// Presses a button.
  ///
  /// @return what is played then
  String press(Button button);

  /// Chooses what to play.
  ///
  /// @throws IllegalArgumentException if there is no playlist of that name
  void playlist(String name);

  /// Its title, and whether it is playing.
  String currentSong();
}
