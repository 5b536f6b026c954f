package dev.hawser.examples.chatbox;

import module java.base;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// What the server offers.
interface ChatBox {
  Set<String> channels();

  Set<String> nicks();

  /// Joins a channel, which is made if there is none of that name.
  ///
  /// @throws IllegalArgumentException if somebody has that nick
  Seat join(String channel, String nick, Listener listener);

  /// A place on a channel. It is at the server.
  @Remote
  interface Seat {
    /// Who is on the channel.
    Set<String> nicks();

    /// Says something to all others.
    void publish(String text);

    void leave();
  }

  /// Hears what others say. It is at the client, and nobody waits for it.
  @Remote
  interface Listener {
    @Oneway
    void message(String nick, String text);
  }
}
