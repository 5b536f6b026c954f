package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.Limits;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.StandIn;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.session.SessionOptions;
import dev.hawser.internal.space.value.Values;
import dev.hawser.internal.subprocess.StandardStreams;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.transport.Transports;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Identity;
import dev.hawser.security.Trust;
import dev.hawser.spi.Engine;
import dev.hawser.spi.Transport;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything that can be set about one end.
///
/// @param name the name a client gives itself, or null
/// @param allowed types that may travel
/// @param standIns records that travel for objects of other classes
/// @param timeout how long an operation may take that should be quick
/// @param heartbeat the silence after which a connection counts as dead
/// @param grace how long a session waits for a new connection
/// @param limits bounds on what the other end may make this end hold
/// @param transports transports beside the built-in ones
/// @param engine where a server keeps its global space, or null for the embedded engine
/// @param names the file that a server keeps names in, or null
/// @param beforeOpening what a server does before the first peer can arrive
/// @param onConnect a server's listeners for arriving peers
/// @param onDisconnect a server's listeners for leaving peers
/// @param security who this end is and whom it trusts
/// @param timer the time
public record Settings(
    @Nullable String name,
    List<Class<?>> allowed,
    List<StandIn<?, ?>> standIns,
    Duration timeout,
    Duration heartbeat,
    Duration grace,
    Limits limits,
    List<Transport> transports,
    @Nullable Engine engine,
    @Nullable Path names,
    List<Consumer<? super Server>> beforeOpening,
    List<Consumer<? super Peer>> onConnect,
    List<BiConsumer<? super Peer, ? super DisconnectedException>> onDisconnect,
    SecuritySettings security,
    Timer timer) {
  /// Copies the lists.
  public Settings {
    allowed = List.copyOf(allowed);
    standIns = List.copyOf(standIns);
    transports = List.copyOf(transports);
    beforeOpening = List.copyOf(beforeOpening);
    onConnect = List.copyOf(onConnect);
    onDisconnect = List.copyOf(onDisconnect);
  }

  Patience patience() {
    return new Patience(timer, timeout);
  }

  Values values() {
    return new Values(allowed, standIns, limits);
  }

  /// Whether TCP is not what the operating system has, but what the program brought.
  boolean bringsOwnTcp() {
    return transports.stream().anyMatch(transport -> transport.scheme().equals("tcp"));
  }

  Transports allTransports() {
    return new Transports(transports);
  }

  SessionOptions sessionOptions() {
    return new SessionOptions(
        name, heartbeat, grace, limits, timer, new SecureRandom(), security.trust());
  }

  /// Settings while they are being made. Not safe for use by several threads.
  public static final class Draft {
    private static final int LONGEST_NAME = 200;

    private @Nullable String name;
    private final List<Class<?>> allowed = new ArrayList<>();
    private final List<StandIn<?, ?>> standIns = new ArrayList<>();
    private Duration timeout = Duration.ofSeconds(60);
    private Duration heartbeat = Duration.ofSeconds(5);
    private Duration grace = Duration.ofSeconds(30);
    private Limits limits = Limits.defaults();
    private final List<Transport> transports = new ArrayList<>();
    private @Nullable Engine engine;
    private @Nullable Path names;
    private final List<Consumer<? super Server>> beforeOpening = new ArrayList<>();
    private final List<Consumer<? super Peer>> onConnect = new ArrayList<>();
    private final List<BiConsumer<? super Peer, ? super DisconnectedException>> onDisconnect =
        new ArrayList<>();
    private final SecuritySettings.Draft security = new SecuritySettings.Draft();
    private Timer timer = Timer.system();

    /// A draft of the defaults.
    public Draft() {}

    /// The name a client gives itself.
    public void name(String ownName) {
      if (requireNonNull(ownName, "name").isBlank() || ownName.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "a name has 1 to " + LONGEST_NAME + " characters and is not blank");
      }
      name = ownName;
    }

    /// Types that may travel.
    ///
    /// @throws ValueException if one never can
    public void allow(Class<?>... types) {
      List<Class<?>> more = List.of(requireNonNull(types, "types"));
      var _ = new Values(more, standIns, Limits.defaults());
      allowed.addAll(more);
    }

    /// A record that travels for the objects of a class.
    ///
    /// @throws ValueException if it cannot stand for them
    public <T, R extends Record> void allow(
        Class<T> type,
        Class<R> record,
        Function<? super T, ? extends R> leaving,
        Function<? super R, ? extends T> arriving) {
      standIns.add(
          new StandIn<>(
              requireNonNull(type, "type"),
              requireNonNull(record, "record"),
              requireNonNull(leaving, "leaving"),
              requireNonNull(arriving, "arriving")));
      try {
        var _ = new Values(List.of(), standIns, Limits.defaults());
      } catch (ValueException e) {
        standIns.removeLast();
        throw e;
      }
    }

    /// How long an operation may take that should be quick.
    public void timeout(Duration time) {
      timeout = positive(time, "timeout");
    }

    /// The silence after which a connection counts as dead.
    public void heartbeat(Duration silence) {
      heartbeat = positive(silence, "silence");
    }

    /// How long a session waits for a new connection.
    public void grace(Duration time) {
      if (requireNonNull(time, "grace").isNegative()) {
        throw new IllegalArgumentException("the grace must not be negative, as " + time + " is");
      }
      grace = time;
    }

    /// Bounds on what the other end may make this end hold.
    public void limits(Limits bounds) {
      limits = requireNonNull(bounds, "limits");
    }

    /// A transport beside the built-in ones.
    public void transport(Transport transport) {
      if (requireNonNull(transport, "transport").scheme().equals(StandardStreams.SCHEME)) {
        throw new IllegalArgumentException(
            "the scheme '" + StandardStreams.SCHEME + "' is that of standardStreams()");
      }
      transports.add(transport);
    }

    /// Lets in the process that has started this one, over the standard streams.
    ///
    /// @return the address to listen on
    public Address standardStreams() {
      transports.add(new StandardStreams());
      return StandardStreams.PARENT;
    }

    /// Where a server keeps its global space.
    public void engine(Engine keeper) {
      engine = requireNonNull(keeper, "engine");
    }

    /// What a server does before the first peer can arrive.
    public void beforeOpening(Consumer<? super Server> step) {
      beforeOpening.add(requireNonNull(step, "step"));
    }

    /// A listener for arriving peers.
    public void onConnect(Consumer<? super Peer> listener) {
      onConnect.add(requireNonNull(listener, "listener"));
    }

    /// A listener for leaving peers.
    public void onDisconnect(BiConsumer<? super Peer, ? super DisconnectedException> listener) {
      onDisconnect.add(requireNonNull(listener, "listener"));
    }

    /// This end's keys, the current one first.
    public void identities(Identity current, Identity... earlier) {
      security.identities(current, earlier);
    }

    /// Who may vouch for the other end's certificate.
    public void authorities(X509Certificate... authorities) {
      security.authorities(authorities);
    }

    /// What the other end may do of whom nothing else is said.
    public void trust(Trust trust) {
      security.trust(trust);
    }

    /// Who may come in at once, and how fast.
    public void admission(AdmissionLimits limits) {
      security.admission(limits);
    }

    /// Lets TCP go without TLS and tickets.
    public void insecure() {
      security.insecure();
    }

    /// Where a server keeps its invitations.
    public void folder(Path folder) {
      security.folder(folder);
    }

    /// Addresses that tickets name first.
    public void advertise(Address... addresses) {
      security.advertise(addresses);
    }

    /// The file that a server keeps names in.
    public void names(Path file) {
      names = requireNonNull(file, "file");
    }

    /// The time, for tests that decide what time it is.
    public void timer(Timer clock) {
      timer = requireNonNull(clock, "timer");
    }

    /// The settings.
    public Settings settings() {
      return new Settings(
          name,
          allowed,
          standIns,
          timeout,
          heartbeat,
          grace,
          limits,
          transports,
          engine,
          names,
          beforeOpening,
          onConnect,
          onDisconnect,
          security.settings(),
          timer);
    }

    private static Duration positive(Duration time, String what) {
      if (!requireNonNull(time, what).isPositive()) {
        throw new IllegalArgumentException("the " + what + " must be above zero, not " + time);
      }
      return time;
    }
  }
}
