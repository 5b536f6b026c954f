package dev.hawser;

import dev.hawser.internal.space.EmbeddedServer;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// This JVM as a server, and the global {@link Space} that everybody connected to it shares.
///
/// ```java
/// try (Server server = Server.open(1900)) {
///   server.onConnect(peer -> System.out.println(peer.name() + " is in"));
///   server.awaitClose();
/// }
/// ```
///
/// Safe for use by many threads.
public sealed interface Server extends Space, AutoCloseable permits EmbeddedServer {
  /// Opens a server on any free port of this host's loopback interface.
  static Server open() {
    return open(0);
  }

  /// Opens a server on a port of this host's loopback interface.
  ///
  /// @param port the port, or 0 for any free one
  /// @throws RefusedException if the port is taken; the message names it
  static Server open(int port) {
    return builder().port(port).open();
  }

  /// Everything that can be set before opening.
  static ServerBuilder builder() {
    return new ServerBuilder();
  }

  /// The first address clients can use.
  default Address address() {
    return addresses().getFirst();
  }

  /// All addresses clients can use.
  List<Address> addresses();

  /// The peers whose sessions are alive, in the order they came. The list is a snapshot.
  List<Peer> clients();

  /// The peer with an id.
  ///
  /// @throws NoSuchElementException if there is none; the message lists those there are
  Peer client(long id);

  /// The peer at an address.
  ///
  /// @throws NoSuchElementException if there is none; the message lists those there are
  Peer client(Address address);

  /// Calls a listener once with each peer that is or becomes connected, each time on a virtual
  /// thread of its own: a listener that never returns holds up nobody. A listener set after the
  /// first peers came is called with those too.
  Subscription onConnect(Consumer<? super Peer> listener);

  /// Calls a listener once with each peer whose session ends, and the reason, after its `onConnect`
  /// listeners were started. A peer that loses its connection has not ended: {@link
  /// Peer#onStateChange} tells of that.
  Subscription onDisconnect(BiConsumer<? super Peer, ? super DisconnectedException> listener);

  /// Whether the server was closed.
  boolean isClosed();

  /// Waits until the server is closed.
  void awaitClose() throws InterruptedException;

  /// Ends all sessions as {@link Peer#close} does, side by side, and frees the addresses. Always
  /// returns within seconds; closing twice does nothing.
  @Override
  void close();
}
