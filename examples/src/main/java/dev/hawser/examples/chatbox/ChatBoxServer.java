package dev.hawser.examples.chatbox;

import module java.base;

import dev.hawser.Server;
import dev.hawser.call.CallContext;

/// The server.
public final class ChatBoxServer implements ChatBox {
  private final Map<String, Channel> channels = new TreeMap<>();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    // Whoever is away for longer than this is gone.
    Server.builder().grace(Duration.ofSeconds(1)).export("chatbox", new ChatBoxServer()).serve();
  }

  @Override
  public synchronized Set<String> channels() {
    channels.values().removeIf(each -> each.members.isEmpty());
    return new TreeSet<>(channels.keySet());
  }

  @Override
  public synchronized Set<String> nicks() {
    Set<String> all = new TreeSet<>();
    channels.values().forEach(each -> all.addAll(each.members.keySet()));
    return all;
  }

  @Override
  public synchronized Seat join(String name, String nick, Listener listener) {
    if (nicks().contains(nick)) {
      throw new IllegalArgumentException("somebody is called " + nick + " already: take another");
    }
    Seat seat = channels.computeIfAbsent(name, _ -> new Channel()).add(nick, listener);
    var _ = CallContext.current().peer().track(seat::leave);
    return seat;
  }
}
