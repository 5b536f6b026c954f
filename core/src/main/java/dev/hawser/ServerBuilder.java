package dev.hawser;

import dev.hawser.internal.space.EmbeddedServer;
import dev.hawser.internal.space.Settings;
import dev.hawser.object.ExportOptions;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Identity;
import dev.hawser.security.Trust;
import dev.hawser.spi.Engine;
import dev.hawser.spi.Transport;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// What can be set before a server opens. Not safe for use by several threads.
public final class ServerBuilder {
  private final Settings.Draft draft = new Settings.Draft();
  private final List<Address> addresses = new ArrayList<>();

  ServerBuilder() {}

  /// Listens on a TCP port of all of this host's interfaces, with TLS, for whoever has a ticket; 0
  /// means any free port.
  public ServerBuilder port(int port) {
    return listen(Address.tcp(Address.ANY_HOST, port));
  }

  /// Listens on a TCP port of the loopback interface only, with TLS; 0 means any free port.
  public ServerBuilder localPort(int port) {
    return listen(Address.tcp("localhost", port));
  }

  /// Listens on a Unix domain socket, which only processes of the same user can reach.
  public ServerBuilder unixSocket(Path path) {
    return listen(Address.unix(path));
  }

  /// Lets in the process that has started this one, over standard input and output, and closes the
  /// server when that process has gone, whatever else it listens on. That process may do
  /// everything, unless {@link #trust} is set: set it where others choose what is said on these
  /// streams than who has started the program, as with a command that `sshd` forces upon its users.
  ///
  /// @see Server#standardStreams
  public ServerBuilder standardStreams() {
    return listen(draft.standardStreams());
  }

  /// Listens on an address. May be called several times; without any, a server listens on a free
  /// TCP port of the loopback interface.
  ///
  /// TCP means TLS, and a ticket or a certificate to come in. Beside each TCP port the server
  /// listens on a Unix domain socket that only processes of the same user can reach: a client that
  /// connects to `localhost:<port>` without a ticket comes in there.
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

  /// Exports an object before the first client can arrive, so that none finds it missing: as {@link
  /// Server#export}, once the server opens.
  public ServerBuilder export(String name, Object object) {
    return export(name, object, ExportOptions.defaults());
  }

  /// As {@link #export(String, Object)}, with options.
  public ServerBuilder export(String name, Object object, ExportOptions options) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(options, "options");
    draft.beforeOpening(server -> {
      var _ = server.exports().add(name, object, options);
    });
    return this;
  }

  /// Lets types travel as values, with what they are made of.
  ///
  /// @throws ValueException if one can never travel
  public ServerBuilder allow(Class<?>... types) {
    draft.allow(types);
    return this;
  }

  /// Lets objects of a class that is no value travel as records that stand for them.
  ///
  /// @see ClientBuilder#allow(Class, Class, Function, Function)
  /// @throws ValueException if the class travels by itself, or it or the record is in another pair
  public <T, R extends Record> ServerBuilder allow(
      Class<T> type,
      Class<R> record,
      Function<? super T, ? extends R> leaving,
      Function<? super R, ? extends T> arriving) {
    draft.allow(type, record, leaving, arriving);
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

  /// What those may do of whom nothing else is said: bearers of the {@link Server#ticket},
  /// processes of the same user, and clients with a certificate. Default: {@link Trust#standard}.
  /// Also what the process may do that has started this one; default: {@link Trust#full}.
  public ServerBuilder trust(Trust trust) {
    draft.trust(trust);
    return this;
  }

  /// This server's key and certificate. Default: the user's own, made once and kept; see {@link
  /// Identity#own}.
  ///
  /// @param current what new tickets name
  /// @param earlier identities that tickets given out before name; they stay good while listed, so
  ///   a key can be changed without a day on which nobody gets in
  public ServerBuilder identity(Identity current, Identity... earlier) {
    draft.identities(current, earlier);
    return this;
  }

  /// Lets in clients without a ticket that show a certificate one of these authorities vouches for,
  /// under its common name. They may do what an invitation of that name says, else {@link #trust}.
  public ServerBuilder clientAuthorities(X509Certificate... authorities) {
    draft.authorities(authorities);
    return this;
  }

  /// Bounds on who may come in at once, and how fast.
  public ServerBuilder admission(AdmissionLimits limits) {
    draft.admission(limits);
    return this;
  }

  /// Keeps invitations in a folder that only its owner can read. Default: a folder of its own for
  /// each port below the user's configuration; with a port that is any free one they are kept in
  /// memory.
  public ServerBuilder folder(Path folder) {
    draft.folder(folder);
    return this;
  }

  /// Addresses that tickets name before this host's own: a public name, a forwarded port.
  public ServerBuilder advertise(Address... addresses) {
    draft.advertise(addresses);
    return this;
  }

  /// Drops TLS and tickets on TCP: whoever can reach a port is let in as `anonymous` and trusted as
  /// {@link #trust} says, and whoever can listen on the line reads along. For a closed lab; the log
  /// says so loudly. Clients need {@link ClientBuilder#insecure} too.
  public ServerBuilder insecure() {
    draft.insecure();
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

  /// Keeps the names in a file, too, so that they are there again after a restart, however the
  /// server ended. Default: in memory only.
  public ServerBuilder names(Path file) {
    draft.names(file);
    return this;
  }

  /// Opens the server, prints where it is, and waits until it is closed or this thread is
  /// interrupted: a whole program in one line.
  ///
  /// ```java
  /// void main() throws InterruptedException {
  ///   Server.builder().export("calculator", new SimpleCalculator()).serve();
  /// }
  /// ```
  ///
  /// What goes wrong while it opens is thrown as by {@link #open}.
  ///
  /// @see Server#serve
  public void serve() throws InterruptedException {
    try (Server server = open()) {
      server.serve();
    }
  }

  /// Opens the server.
  ///
  /// @throws RefusedException if an address cannot be had; the message names it
  /// @throws IllegalArgumentException if what it is to {@link #export} cannot be exported
  /// @throws java.io.UncheckedIOException if the identity or the invitations cannot be read, or
  ///   others can read them; the message names the file
  public Server open() {
    List<Address> all = addresses.isEmpty() ? List.of(Address.tcp("localhost", 0)) : addresses;
    return EmbeddedServer.open(all, draft.settings());
  }
}
