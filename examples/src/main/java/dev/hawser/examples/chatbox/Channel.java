package dev.hawser.examples.chatbox;

import dev.hawser.DisconnectedException;
import dev.hawser.examples.chatbox.ChatBox.Listener;
import dev.hawser.examples.chatbox.ChatBox.Seat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/// Those who hear each other.
final class Channel {
  private final Map<String, Listener> members = new ConcurrentSkipListMap<>();

  Set<String> nicks() {
    return new TreeSet<>(members.keySet());
  }

  Seat add(String nick, Listener listener) {
    members.put(nick, listener);
    tell(nick, "has joined");
    return new Seat() {
      @Override
      public Set<String> nicks() {
        return Channel.this.nicks();
      }

      @Override
      public void publish(String text) {
        tell(nick, text);
      }

      @Override
      public void leave() {
        remove(nick);
      }
    };
  }

  private void remove(String nick) {
    if (members.remove(nick) != null) {
      tell(nick, "has left");
    }
  }

  /// Tells all others. Whoever is gone is dropped.
  private void tell(String nick, String text) {
    members.forEach((other, listener) -> {
      try {
        if (!other.equals(nick)) {
          listener.message(nick, text);
        }
      } catch (DisconnectedException e) {
        remove(other);
      }
    });
  }
}
