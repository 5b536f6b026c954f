package dev.hawser.examples.chatbox;

import dev.hawser.Server;
import dev.hawser.call.CallContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The server.
public final class ChatBoxServer implements ChatBox {
  private final Map<String, Channel> channels = new TreeMap<>();

  private ChatBoxServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    // Whoever is away for longer than this is gone.
    try (Server server = Server.builder().grace(Duration.ofSeconds(1)).open()) {
      server.export("chatbox", new ChatBoxServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public synchronized Set<String> channels() {
    channels.values().removeIf(each -> each.nicks().isEmpty());
    return new TreeSet<>(channels.keySet());
  }

  @Override
  public synchronized Set<String> nicks() {
    Set<String> all = new TreeSet<>();
    channels.values().forEach(each -> all.addAll(each.nicks()));
    return all;
  }

  @Override
  public synchronized Seat join(String name, String nick, Listener listener) {
    if (nicks().contains(nick)) {
      throw new IllegalArgumentException("somebody is called " + nick + " already: take another");
    }
    Channel channel = channels.computeIfAbsent(name, _ -> new Channel());
    Seat seat = channel.add(nick, listener);
    var _ = CallContext.current().peer().track(seat::leave);
    return seat;
  }
}
