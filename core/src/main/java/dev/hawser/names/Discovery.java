package dev.hawser.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.Server;
import dev.hawser.internal.names.Finder;
import dev.hawser.internal.names.Responder;
import java.time.Duration;
import java.util.List;

/// Finds servers on the local network, and on this host, without configuration. A server can be
/// found only if its program says so.
///
/// ```java
/// Discovery discovery = Discovery.answer(server, "lab");  // in the server
/// for (Found found : Discovery.find(Duration.ofSeconds(1))) {  // elsewhere
///   System.out.println(found.name() + " is at " + found.addresses());
/// }
/// ```
///
/// What it tells is a name and addresses, never a ticket or anything else that lets somebody in.
/// Anybody on the network can answer, so an answer is no reason to trust: a ticket is.
///
/// It uses IPv4, UDP port 19009, by multicast and broadcast. On one host it works without a
/// network.
public final class Discovery implements AutoCloseable {
  private final Responder responder;

  private Discovery(Responder responder) {
    this.responder = responder;
  }

  /// A server that answered.
  ///
  /// @param name that it goes by; nothing makes sure that it is the only one
  /// @param addresses where it says that it is
  public record Found(String name, List<Address> addresses) {
    /// Copies the list.
    public Found {
      requireNonNull(name, "name");
      addresses = List.copyOf(requireNonNull(addresses, "addresses"));
    }
  }

  /// Lets a server be found, until this is closed. A server that is open to this host only is found
  /// on this host only.
  ///
  /// @param name up to 100 bytes
  /// @throws java.io.UncheckedIOException if the port cannot be had
  public static Discovery answer(Server server, String name) {
    requireNonNull(server, "server");
    return new Discovery(Responder.start(requireNonNull(name, "name"), server::addresses));
  }

  /// Asks who is there.
  ///
  /// @param time how long to wait for answers; on a local network a second is plenty
  /// @throws java.io.UncheckedIOException if there is no network at all
  public static List<Found> find(Duration time) {
    if (requireNonNull(time, "time").isNegative()) {
      throw new IllegalArgumentException("the time must not be below zero: " + time);
    }
    return Finder.find(time);
  }

  /// The server can no longer be found. Closing twice does nothing.
  @Override
  public void close() {
    responder.close();
  }
}
