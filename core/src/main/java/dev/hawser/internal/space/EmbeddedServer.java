package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.ClosedException;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.Subscription;
import dev.hawser.call.Functions;
import dev.hawser.file.ServerFiles;
import dev.hawser.internal.call.RegisteredFunctions;
import dev.hawser.internal.code.CodeStore;
import dev.hawser.internal.engine.EmbeddedEngine;
import dev.hawser.internal.file.AllClients;
import dev.hawser.internal.names.NameService;
import dev.hawser.internal.object.LiveObjects;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Home;
import dev.hawser.internal.security.OwnerOnly;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.SessionServer;
import dev.hawser.internal.space.protocol.Progress;
import dev.hawser.internal.space.server.EngineSpace;
import dev.hawser.internal.space.server.Guest;
import dev.hawser.internal.space.value.Values;
import dev.hawser.internal.subprocess.StandardStreams;
import dev.hawser.internal.transport.Transports;
import dev.hawser.names.Names;
import dev.hawser.object.Exports;
import dev.hawser.security.Trust;
import dev.hawser.spi.Engine;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server in this JVM: the owner of the global space.
public final class EmbeddedServer implements Server {
  private static final System.Logger LOG = System.getLogger("dev.hawser");

  private final EngineSpace space;
  private final Variables variables;
  private final NameService names;
  private final Attendance attendance = new Attendance();
  private final ServerPeer.Host host;
  private final SessionServer sessions;
  private final Entrance entrance;
  private volatile @Nullable StandardStreams parent;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  private EmbeddedServer(List<Address> addresses, Settings settings) {
    Patience patience = settings.patience();
    Values values = settings.values();
    Engine given = settings.engine();
    Engine engine = given == null ? new EmbeddedEngine(settings.timer()) : given;
    space = new EngineSpace(engine, patience, settings.timer());
    Progress seen = new Progress(patience);
    seen.end();
    Audit audit = new Audit(settings.timer());
    entrance = new Entrance(addresses, settings.security(), audit, settings.timer());
    Guest.Terms terms =
        new Guest.Terms(patience, settings.timer(), settings.grace(), settings.limits());
    host =
        new ServerPeer.Host(
            space,
            settings,
            values,
            terms,
            seen,
            attendance,
            audit,
            new CodeStore(),
            new RegisteredFunctions(),
            LiveObjects.Endpoint.create(values.registry()),
            this);
    variables = new Variables(space::map, space::queue, host.kept(), patience);
    names = NameService.open(host.objects().exports(), settings.timer(), settings.names());
    settings.onConnect().forEach(attendance::onConnect);
    settings.onDisconnect().forEach(attendance::onDisconnect);
    sessions =
        new SessionServer(
            settings.sessionOptions(), settings.security().admission(), this::welcome);
    entrance.onChange(this::changed);
  }

  /// Opens a server on all of some addresses.
  ///
  /// @throws RefusedException if one cannot be had; the message names it
  public static Server open(List<Address> addresses, Settings settings) {
    Transports transports = settings.allTransports();
    addresses.forEach(transports::transport);
    EmbeddedServer server = new EmbeddedServer(addresses, settings);
    boolean opened = false;
    try {
      settings.beforeOpening().forEach(step -> step.accept(server));
      server.listen(addresses, transports);
      opened = true;
      return server;
    } finally {
      if (!opened) {
        server.close();
      }
    }
  }

  private void listen(List<Address> addresses, Transports transports) {
    // A port that is known beforehand is open to this user before it is open to everybody: whoever
    // finds it open and has no ticket comes in.
    List<Integer> known = ports(addresses).filter(port -> port != 0).toList();
    List<String> warnings = new ArrayList<>();
    known.forEach(port -> listenForOwnUser(port, transports, warnings));
    List<Address> bound = new ArrayList<>();
    for (Address address : addresses) {
      Transport transport = transports.transport(address);
      if (transport instanceof StandardStreams streams) {
        streams.onEnd(this::close);
        parent = streams;
      }
      try {
        bound.add(sessions.listen(transport, address, entrance.door(address)));
      } catch (IOException e) {
        String why = String.valueOf(e.getMessage());
        String what = "cannot listen on " + address;
        throw new RefusedException(why.startsWith(what) ? why : what + ": " + why);
      }
    }
    ports(bound)
        .filter(port -> !known.contains(port))
        .forEach(port -> listenForOwnUser(port, transports, warnings));
    for (String warning : warnings) {
      LOG.log(Level.WARNING, warning);
    }
    entrance.opened(bound);
  }

  private static Stream<Integer> ports(List<Address> addresses) {
    return addresses.stream().filter(Entrance::isTcp).map(Address::port).distinct();
  }

  /// Lets in this user's processes without a ticket, where there can be such a socket.
  private void listenForOwnUser(int port, Transports transports, List<String> warnings) {
    Address socket = Address.unix(Home.socket(port));
    try {
      OwnerOnly.makeGuardedFolder(Home.runtime());
      var _ = sessions.listen(transports.transport(socket), socket, entrance.local());
    } catch (IOException e) {
      warnings.add(
          "on this host, too, clients of port " + port + " need a ticket: " + e.getMessage());
    }
  }

  /// What somebody may do was changed. Who may do less has to come in again, since what was begun
  /// before is not asked again; who may do more only learns of it.
  private void changed(Visitor visitor) {
    if (visitor.isUnwelcome()) {
      sessions.endAll(visitor, "the ticket of '" + visitor.identity() + "' was revoked");
    } else if (attendance.mayAllStill(visitor)) {
      sessions.renew(visitor);
    } else {
      sessions.endAll(
          visitor, "what '" + visitor.identity() + "' may do was narrowed: connect again");
    }
  }

  private SessionListener welcome(Session session) {
    ServerPeer peer = new ServerPeer(session, host);
    attendance.arrived(peer);
    return peer.listener();
  }

  @Override
  public List<Address> addresses() {
    return entrance.addresses();
  }

  @Override
  public List<Peer> clients() {
    return attendance.all();
  }

  @Override
  public Peer client(long id) {
    return attendance.withId(id);
  }

  @Override
  public Peer client(Address address) {
    return attendance.at(address);
  }

  @Override
  public Subscription onConnect(Consumer<? super Peer> listener) {
    return attendance.onConnect(listener);
  }

  @Override
  public Subscription onDisconnect(
      BiConsumer<? super Peer, ? super DisconnectedException> listener) {
    return attendance.onDisconnect(listener);
  }

  @Override
  public <V> SharedMap<V> map(String name, Class<V> type) {
    return variables.map(name, type);
  }

  @Override
  public <T> SharedQueue<T> queue(String name, Class<T> type) {
    return variables.queue(name, type);
  }

  @Override
  public String ticket() {
    return entrance.ticket();
  }

  @Override
  public String invite(String name, Trust trust) {
    return entrance.invite(requireNonNull(name, "name"), requireNonNull(trust, "trust"), null);
  }

  @Override
  public String invite(String name, Trust trust, Duration validity) {
    if (!requireNonNull(validity, "validity").isPositive()) {
      throw new IllegalArgumentException("the validity must be above zero, not " + validity);
    }
    return entrance.invite(requireNonNull(name, "name"), requireNonNull(trust, "trust"), validity);
  }

  @Override
  public boolean revoke(String name) {
    return entrance.revoke(requireNonNull(name, "name"));
  }

  @Override
  public Exports exports() {
    return host.objects().exports();
  }

  @Override
  public Names names() {
    return names.names();
  }

  @Override
  public ServerFiles files() {
    return new AllClients(this::clients);
  }

  @Override
  public Functions functions() {
    return host.functions();
  }

  @Override
  public Trust trust() {
    return host.settings().security().trust();
  }

  @Override
  public boolean isClosed() {
    return closing.get();
  }

  @Override
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    entrance.close();
    try {
      sessions.close();
      space.end(() -> new ClosedException("the server was closed", Outcome.NOT_SENT));
    } finally {
      names.close();
      StandardStreams line = parent;
      if (line != null) {
        line.awaitFlushed();
      }
      closed.countDown();
    }
  }

  @Override
  public String toString() {
    return "server at " + addresses() + (isClosed() ? ", closed" : "");
  }
}
