package dev.hawser.examples.chatbox;

import module java.base;

import dev.hawser.DisconnectedException;

/// Those who hear each other.
final class Channel {
  /// By their nicks.
  final Map<String, ChatBox.Listener> members = new ConcurrentSkipListMap<>();

  ChatBox.Seat add(String nick, ChatBox.Listener listener) {
    members.put(nick, listener);
    tell(nick, "has joined");
    return new ChatBox.Seat() {
      @Override
      public Set<String> nicks() {
        return new TreeSet<>(members.keySet());
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
