package dev.hawser.examples.chatbox;

import dev.hawser.Client;

/// Somebody who chats.
public final class Chatter {
  /// Says what is typed, until `/quit` or the end of the input.
  ///
  /// @param args the server's address, a channel, and a nick
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      ChatBox box = client.lookup("chatbox", ChatBox.class);
      IO.println("people: " + box.nicks() + ", channels: " + box.channels());
      ChatBox.Listener screen =
          (nick, text) -> IO.println(("[" + nick + "] " + text).replaceAll("\\p{Cntrl}", "?"));
      ChatBox.Seat seat = box.join(args[1], args[2], screen);
      IO.println("on " + args[1] + ": " + seat.nicks() + "; type, or /quit");
      for (String line = IO.readln(); line != null && !line.equals("/quit"); line = IO.readln()) {
        seat.publish(line);
      }
      seat.leave();
    }
  }
}
