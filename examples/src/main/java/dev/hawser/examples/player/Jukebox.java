package dev.hawser.examples.player;

import module java.base;

/// Stands in for a music player: it is told by lines what to do, and answers each with a line. Of
/// Hawser it knows nothing.
public final class Jukebox {
  private static final Map<String, List<String>> PLAYLISTS =
      Map.of(
          "Shanties", List.of("Wellerman", "Leave Her, Johnny", "Drunken Sailor"),
          "Lullabies", List.of("Speed, Bonnie Boat", "All Through the Night"));

  private List<String> songs = List.of("Silence");
  private int song;
  private String state = "stopped";

  /// Runs until its input ends.
  public static void main(String... args) {
    Jukebox jukebox = new Jukebox();
    for (String line = IO.readln(); line != null; line = IO.readln()) {
      IO.println(jukebox.obey(line));
    }
  }

  private String obey(String order) {
    switch (order) {
      case "play" -> state = "playing";
      case "pause" -> state = "paused";
      case "stop" -> state = "stopped";
      case "next" -> song = (song + 1) % songs.size();
      case "previous" -> song = (song + songs.size() - 1) % songs.size();
      case "song" -> {}
      default -> {
        List<String> chosen = PLAYLISTS.get(order.replaceFirst("playlist ", ""));
        if (chosen == null) {
          return "sorry, no " + order + ": there are " + PLAYLISTS.keySet();
        }
        songs = chosen;
        song = 0;
      }
    }
    return songs.get(song) + " (" + state + ")";
  }
}
