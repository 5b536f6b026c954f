package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.Subscription;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.security.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Who is connected to a server, and who wants to know. Each listener hears of each peer once.
final class Attendance {
  private static final int LISTED = 20;

  private final Map<Long, ServerPeer> peers = new LinkedHashMap<>();
  private final List<Consumer<? super Peer>> greeters = new ArrayList<>();
  private final List<BiConsumer<? super Peer, ? super DisconnectedException>> farewells =
      new ArrayList<>();

  /// A peer's session begins.
  synchronized void arrived(ServerPeer peer) {
    peers.put(peer.id(), peer);
    greeters.forEach(greeter -> greet(greeter, peer));
  }

  private static void greet(Consumer<? super Peer> greeter, ServerPeer peer) {
    Greetings greetings = peer.greetings();
    greetings.announce();
    Threads.start(
        "onConnect-of-" + peer.name(),
        () -> {
          greetings.begun();
          greeter.accept(peer);
        });
  }

  /// A peer's session is over.
  synchronized void departed(ServerPeer peer, DisconnectedException reason) {
    if (peers.remove(peer.id(), peer)) {
      farewells.forEach(farewell -> bid(farewell, peer, reason));
    }
  }

  private static void bid(
      BiConsumer<? super Peer, ? super DisconnectedException> farewell,
      ServerPeer peer,
      DisconnectedException reason) {
    Threads.start(
        "onDisconnect-of-" + peer.name(),
        () -> {
          try {
            peer.greetings().awaitBegun();
            peer.awaitClose();
            farewell.accept(peer, reason);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Whether a visitor may still do all that it might when its sessions learned of it last.
  synchronized boolean mayAllStill(Visitor visitor) {
    return peers.values().stream()
        .filter(peer -> peer.link().access().visitor() == visitor)
        .allMatch(ServerPeer::mayAllStill);
  }

  synchronized Subscription onConnect(Consumer<? super Peer> listener) {
    // A wrapper, so that closing one of two registrations of the same listener ends only that one.
    Consumer<Peer> own = requireNonNull(listener, "listener")::accept;
    greeters.add(own);
    peers.values().forEach(peer -> greet(own, peer));
    return () -> remove(greeters, own);
  }

  synchronized Subscription onDisconnect(
      BiConsumer<? super Peer, ? super DisconnectedException> listener) {
    BiConsumer<Peer, DisconnectedException> own = requireNonNull(listener, "listener")::accept;
    farewells.add(own);
    return () -> remove(farewells, own);
  }

  private synchronized void remove(List<?> listeners, Object listener) {
    listeners.removeIf(other -> other == listener);
  }

  synchronized List<Peer> all() {
    return List.copyOf(peers.values());
  }

  synchronized Peer withId(long id) {
    ServerPeer peer = peers.get(id);
    if (peer == null) {
      throw new NoSuchElementException("there is no client with the id " + id + "; " + present());
    }
    return peer;
  }

  synchronized Peer at(Address address) {
    requireNonNull(address, "address");
    for (ServerPeer peer : peers.values()) {
      if (peer.address().equals(address)) {
        return peer;
      }
    }
    throw new NoSuchElementException("there is no client at " + address + "; " + present());
  }

  private String present() {
    if (peers.isEmpty()) {
      return "nobody is connected";
    }
    String listed =
        peers.values().stream()
            .limit(LISTED)
            .map(peer -> peer.name() + " (id " + peer.id() + ", " + peer.address() + ")")
            .collect(Collectors.joining(", "));
    return "there are " + listed + (peers.size() > LISTED ? " and others" : "");
  }
}
