package dev.hawser.internal.space;

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
import dev.hawser.internal.engine.EmbeddedEngine;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.SessionServer;
import dev.hawser.internal.transport.Transports;
import dev.hawser.spi.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A server in this JVM: the owner of the global space.
public final class EmbeddedServer implements Server {
  private final EngineSpace space;
  private final Variables variables;
  private final Attendance attendance = new Attendance();
  private final ServerPeer.Host host;
  private final SessionServer sessions;
  private final List<Address> addresses = new ArrayList<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  private EmbeddedServer(Settings settings) {
    Patience patience = settings.patience();
    Values values = settings.values();
    Engine given = settings.engine();
    Engine engine = given == null ? new EmbeddedEngine(settings.timer()) : given;
    space = new EngineSpace(engine, patience, settings.timer());
    variables = new Variables(space, values, patience);
    Progress seen = new Progress(patience);
    seen.end();
    host = new ServerPeer.Host(space, settings, values, patience, seen, attendance);
    settings.onConnect().forEach(attendance::onConnect);
    settings.onDisconnect().forEach(attendance::onDisconnect);
    sessions = new SessionServer(settings.sessionOptions(), this::welcome);
  }

  /// Opens a server on all of some addresses.
  ///
  /// @throws RefusedException if one cannot be had; the message names it
  public static Server open(List<Address> addresses, Settings settings) {
    Transports transports = settings.allTransports();
    addresses.forEach(transports::transport);
    EmbeddedServer server = new EmbeddedServer(settings);
    for (Address address : addresses) {
      try {
        server.addresses.add(server.sessions.listen(transports.transport(address), address));
      } catch (IOException e) {
        server.close();
        throw new RefusedException("cannot listen on " + address + ": " + e.getMessage());
      }
    }
    return server;
  }

  private SessionListener welcome(Session session) {
    ServerPeer peer = new ServerPeer(session, host);
    attendance.arrived(peer);
    return peer.listener();
  }

  @Override
  public List<Address> addresses() {
    return List.copyOf(addresses);
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
    try {
      sessions.close();
      space.end(() -> new ClosedException("the server was closed", Outcome.NOT_SENT));
    } finally {
      closed.countDown();
    }
  }

  @Override
  public String toString() {
    return "server at " + addresses + (isClosed() ? ", closed" : "");
  }
}
