package dev.hawser;

import dev.hawser.internal.space.ClientPeer;
import dev.hawser.internal.space.Settings;
import dev.hawser.security.Identity;
import dev.hawser.security.Trust;
import dev.hawser.spi.Transport;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

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

  /// Lets objects of a class that is no value, such as one of a library, travel as records that
  /// stand for them: wherever a value may be, such an object leaves as its record and arrives as an
  /// object of that class again. To be said at both ends. A {@link dev.hawser.object.RemoteRef}
  /// stands for such an object itself, and brings no copy of it.
  ///
  /// ```java
  /// record Rgb(int all) {
  ///   Color color() {
  ///     return new Color(all);
  ///   }
  /// }
  ///
  /// builder.allow(Color.class, Rgb.class, color -> new Rgb(color.getRGB()), Rgb::color)
  /// ```
  ///
  /// @param type the class, which the objects have exactly; those of its subclasses do not travel
  ///   by it
  /// @param record what travels; it is allowed with this, and stands for nothing else
  /// @param leaving makes the record of an object
  /// @param arriving makes an object of a record that has arrived; what that holds is not to be
  ///   trusted
  /// @throws ValueException if the class travels by itself, or it or the record is in another pair
  public <T, R extends Record> ClientBuilder allow(
      Class<T> type,
      Class<R> record,
      Function<? super T, ? extends R> leaving,
      Function<? super R, ? extends T> arriving) {
    draft.allow(type, record, leaving, arriving);
    return this;
  }

  /// How long an operation that should be quick may take, connecting included. Default: 60 s.
  /// Waiting for a queue item, a message or room has no limit but the current {@link Deadline}.
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

  /// What the server may do here. Default: {@link Trust#standard}.
  public ClientBuilder trust(Trust trust) {
    draft.trust(trust);
    return this;
  }

  /// A certificate to show to servers that ask for one.
  ///
  /// @see ServerBuilder#clientAuthorities
  public ClientBuilder identity(Identity identity) {
    draft.identities(identity);
    return this;
  }

  /// Takes a server for the right one if one of these authorities vouches for its certificate and
  /// host name, whatever key a ticket names. Connecting to `host:port` needs no ticket then, if the
  /// server lets this client's {@link #identity} in.
  public ClientBuilder authorities(X509Certificate... authorities) {
    draft.authorities(authorities);
    return this;
  }

  /// Drops TLS on TCP, for servers that were opened so.
  ///
  /// @see ServerBuilder#insecure
  public ClientBuilder insecure() {
    draft.insecure();
    return this;
  }

  /// A transport beside TCP and Unix sockets, such as {@link dev.hawser.testing.MemoryNetwork}; it
  /// serves the addresses of its scheme.
  public ClientBuilder transport(Transport transport) {
    draft.transport(transport);
    return this;
  }

  /// Starts a program and connects to it, over its standard input and output.
  ///
  /// The {@link #timeout} bounds how long it may take to answer. {@link #identity}, {@link
  /// #authorities} and transports play no part.
  ///
  /// @see Client#launch
  public Client launch(ProcessBuilder command) {
    return ClientPeer.launch(Objects.requireNonNull(command, "command"), draft.settings());
  }

  /// Connects.
  ///
  /// @param ticketOrAddress as for {@link Client#connect(String)}
  /// @throws DeadlineException if nothing answers within the {@link #timeout} or by the current
  ///   {@link Deadline}
  public Client connect(String ticketOrAddress) {
    return ClientPeer.connect(
        Objects.requireNonNull(ticketOrAddress, "ticketOrAddress"), draft.settings());
  }

  /// Connects to a server of one's own on this host, at a port.
  ///
  /// @see #connect(String)
  public Client connect(int port) {
    return connect(Address.tcp("localhost", port).toString());
  }
}
