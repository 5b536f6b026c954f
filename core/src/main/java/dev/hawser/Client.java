package dev.hawser;

import dev.hawser.internal.space.ClientPeer;

/// This JVM as a client of a server.
///
/// ```java
/// try (Client client = Client.connect("localhost:1900")) {
///   client.globals().map().put("message", "Can somebody bring me some milk?");
/// }
/// ```
///
/// A client redials by itself when its connection is lost, and the session carries on as {@link
/// Peer} says. A client whose session is over stays closed; connect again to begin a new one.
public sealed interface Client extends Peer permits ClientPeer {
  /// Connects to a server at an address such as `localhost:1900` or `unix:/tmp/lab.sock`.
  ///
  /// @throws DisconnectedException if nobody answers there
  /// @throws RefusedException if the server declines; the message says why
  static Client connect(String address) {
    return builder().connect(address);
  }

  /// Connects to a server on this host.
  ///
  /// @see #connect(String)
  static Client connect(int port) {
    return builder().connect(Address.tcp("localhost", port).toString());
  }

  /// Everything that can be set before connecting.
  static ClientBuilder builder() {
    return new ClientBuilder();
  }

  /// The global space: the variables that everybody connected to the server shares.
  Space globals();
}
