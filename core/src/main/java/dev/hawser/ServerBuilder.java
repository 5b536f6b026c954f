package dev.hawser;

import dev.hawser.internal.space.EmbeddedServer;
import dev.hawser.internal.space.Settings;
import dev.hawser.spi.Engine;
import dev.hawser.spi.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What can be set before a server opens. Not safe for use by several threads.
public final class ServerBuilder {
  private final Settings.Draft draft = new Settings.Draft();
  private final List<Address> addresses = new ArrayList<>();

  ServerBuilder() {}

  /// Listens on a TCP port of the loopback interface; 0 means any free one.
  public ServerBuilder port(int port) {
    return listen(Address.tcp("localhost", port));
  }

  /// Listens on a Unix domain socket, which only processes of the same user can reach.
  public ServerBuilder unixSocket(Path path) {
    return listen(Address.unix(path));
  }

  /// Listens on an address. May be called several times; without any, a server listens on a free
  /// TCP port of the loopback interface.
  public ServerBuilder listen(Address address) {
    addresses.add(Objects.requireNonNull(address, "address"));
    return this;
  }

  /// Sets a listener before the first client can arrive.
  ///
  /// @see Server#onConnect
  public ServerBuilder onConnect(Consumer<? super Peer> listener) {
    draft.onConnect(listener);
    return this;
  }

  /// Sets a listener before the first client can leave.
  ///
  /// @see Server#onDisconnect
  public ServerBuilder onDisconnect(
      BiConsumer<? super Peer, ? super DisconnectedException> listener) {
    draft.onDisconnect(listener);
    return this;
  }

  /// Lets types travel as values, with what they are made of.
  ///
  /// @throws ValueException if one can never travel
  public ServerBuilder allow(Class<?>... types) {
    draft.allow(types);
    return this;
  }

  /// How long an operation that should be quick may take. Default: 60 s.
  public ServerBuilder timeout(Duration timeout) {
    draft.timeout(timeout);
    return this;
  }

  /// After how long a silence a connection counts as dead. Default: 5 s.
  ///
  /// @see ClientBuilder#heartbeat
  public ServerBuilder heartbeat(Duration silence) {
    draft.heartbeat(silence);
    return this;
  }

  /// How long a session waits for a new connection before it ends. Default: 30 s.
  ///
  /// @see ClientBuilder#grace
  public ServerBuilder grace(Duration grace) {
    draft.grace(grace);
    return this;
  }

  /// Bounds on what clients may make this server hold.
  public ServerBuilder limits(Limits limits) {
    draft.limits(limits);
    return this;
  }

  /// A transport beside TCP and Unix sockets; it serves the addresses of its scheme.
  public ServerBuilder transport(Transport transport) {
    draft.transport(transport);
    return this;
  }

  /// Keeps the global maps and queues in another engine than the one embedded in this process. The
  /// server closes it when it closes.
  public ServerBuilder engine(Engine engine) {
    draft.engine(engine);
    return this;
  }

  /// Opens the server.
  ///
  /// @throws RefusedException if an address cannot be had; the message names it
  public Server open() {
    List<Address> all = addresses.isEmpty() ? List.of(Address.tcp("localhost", 0)) : addresses;
    return EmbeddedServer.open(all, draft.settings());
  }
}
