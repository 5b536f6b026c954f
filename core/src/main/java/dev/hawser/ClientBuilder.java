package dev.hawser;

import dev.hawser.internal.space.ClientPeer;
import dev.hawser.internal.space.Settings;
import dev.hawser.spi.Transport;
import java.time.Duration;
import java.util.Objects;

/// What can be set before a client connects. Not safe for use by several threads.
public final class ClientBuilder {
  private final Settings.Draft draft = new Settings.Draft();

  ClientBuilder() {}

  /// The name by which the server knows this client. Default: `client-<id>`.
  public ClientBuilder name(String name) {
    draft.name(name);
    return this;
  }

  /// Lets types travel as values, with what they are made of.
  ///
  /// @throws ValueException if one can never travel
  public ClientBuilder allow(Class<?>... types) {
    draft.allow(types);
    return this;
  }

  /// How long an operation that should be quick may take. Default: 60 s. Waiting for a queue item,
  /// a message or room has no limit but the current {@link Deadline}.
  public ClientBuilder timeout(Duration timeout) {
    draft.timeout(timeout);
    return this;
  }

  /// After how long a silence the connection counts as dead. Default: 5 s. Both ends send a sign of
  /// life three times as often; the longer of the two ends' times holds.
  public ClientBuilder heartbeat(Duration silence) {
    draft.heartbeat(silence);
    return this;
  }

  /// How long the session waits for a new connection before it ends. Default: 30 s. The shorter of
  /// the two ends' times holds.
  public ClientBuilder grace(Duration grace) {
    draft.grace(grace);
    return this;
  }

  /// Bounds on what the server may make this client hold.
  public ClientBuilder limits(Limits limits) {
    draft.limits(limits);
    return this;
  }

  /// A transport beside TCP and Unix sockets, such as {@link dev.hawser.testing.MemoryNetwork}; it
  /// serves the addresses of its scheme.
  public ClientBuilder transport(Transport transport) {
    draft.transport(transport);
    return this;
  }

  /// Connects.
  ///
  /// @param address as for {@link Client#connect(String)}
  public Client connect(String address) {
    return ClientPeer.connect(
        Address.parse(Objects.requireNonNull(address, "address")), draft.settings());
  }
}
