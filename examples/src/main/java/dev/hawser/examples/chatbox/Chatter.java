package dev.hawser.examples.chatbox;

import dev.hawser.Client;

/// Somebody who chats.
public final class Chatter {
  private Chatter() {}

  /// Says what is typed, until `/quit` or the end of the input.
  ///
  /// @param args the server's address, a channel, and a nick
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      ChatBox box = client.lookup("chatbox", ChatBox.class);
      IO.println("people: " + box.nicks() + ", channels: " + box.channels());
      ChatBox.Seat seat = box.join(args[1], args[2], Chatter::show);
      IO.println("on " + args[1] + ": " + seat.nicks() + "; type, or /quit");
      String line = IO.readln();
      while (line != null && !line.equals("/quit")) {
        seat.publish(line);
        line = IO.readln();
      }
      seat.leave();
    }
  }

  private static void show(String nick, String text) {
    IO.println(("[" + nick + "] " + text).replaceAll("\\p{Cntrl}", "?"));
  }
}
