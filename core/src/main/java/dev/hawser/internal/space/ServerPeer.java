package dev.hawser.internal.space;

import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.internal.call.RegisteredFunctions;
import dev.hawser.internal.code.CodeStore;
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.eval.Namespace;
import dev.hawser.internal.eval.Namespace.Bound;
import dev.hawser.internal.object.LiveObjects;
import dev.hawser.internal.object.reference.Luggage;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Rate;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.space.protocol.Order;
import dev.hawser.internal.space.protocol.Progress;
import dev.hawser.internal.space.server.EngineSpace;
import dev.hawser.internal.space.server.Guest;
import dev.hawser.internal.space.server.MapRequest;
import dev.hawser.internal.space.server.QueueRequest;
import dev.hawser.internal.space.value.Values;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Trust;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client as its server sees it, and the private space between the two, which is kept here.
public final class ServerPeer extends LinkedPeer implements Peer {
  /// What all peers of a server share.
  ///
  /// @param terms what is the same for all of its guests
  /// @param seen what has been seen by the server's own programs: everything
  /// @param audit the record of what clients asked for
  /// @param code the code that clients shipped or passed on
  /// @param functions what clients may call by name
  /// @param objects what clients may look up
  /// @param server what evaluated source sees as `server`
  record Host(
      EngineSpace global,
      Settings settings,
      Values values,
      Guest.Terms terms,
      Progress seen,
      Attendance attendance,
      Audit audit,
      CodeStore code,
      RegisteredFunctions functions,
      LiveObjects.Endpoint objects,
      Server server) {
    /// How long operations wait.
    Patience patience() {
      return terms.patience();
    }

    /// Values of the spaces that the server keeps itself.
    Values kept() {
      Shipping shipping =
          Shipping.local(code, values.registry(), values.limits(), Luggage.withoutSession());
      return values.with(shipping::functions);
    }

    /// What a client may do, as often as it may.
    Access access(Session session) {
      int perSecond = settings.security().admission().expensivePerSecond();
      Rate rate = new Rate(settings.timer(), perSecond);
      return new Access(session.visitor(), session.remote(), audit, rate::delayNanos);
    }
  }

  private final Host host;
  private final Link link;
  private final Guest guest;
  private @Nullable Variables variables;
  private @Nullable Greetings greetings;

  /// What the client might do so far.
  private Trust before;

  ServerPeer(Session session, Host host) {
    this.host = host;
    Access access = host.access(session);
    this.before = access.visitor().trust();
    this.guest = new Guest(session, access, host.global(), host.terms());
    this.link =
        new Link(
            new Channel(
                session,
                access,
                host.patience(),
                new Order(host.seen(), guest::stamp),
                host.settings().limits()),
            new ServerEnd());
  }

  /// Whether the client may do all that it might before, and possibly more.
  synchronized boolean mayAllStill() {
    Trust now = link.access().visitor().trust();
    boolean all =
        now.isFull() || !before.isFull() && now.permissions().containsAll(before.permissions());
    before = now;
    return all;
  }

  SessionListener listener() {
    return link;
  }

  /// How the server's listeners have been told of this peer.
  synchronized Greetings greetings() {
    Greetings present = greetings;
    if (present == null) {
      present = new Greetings();
      greetings = present;
    }
    return present;
  }

  private final class ServerEnd implements Link.End {
    @Override
    public Peer peer() {
      return ServerPeer.this;
    }

    @Override
    public Values values() {
      return host.values();
    }

    @Override
    public CodeStore code() {
      return host.code();
    }

    @Override
    public RegisteredFunctions functions() {
      return host.functions();
    }

    @Override
    public LiveObjects.Endpoint objects() {
      return host.objects();
    }

    @Override
    public Timer timer() {
      return host.settings().timer();
    }

    @Override
    public Namespace newNamespace() {
      return new Namespace(
          Map.of(
              "peer", new Bound(Peer.class, ServerPeer.this),
              "server", new Bound(Server.class, host.server())),
          host.settings().timer());
    }

    @Override
    public StreamListener accept(Stream stream, int service) {
      return switch (service) {
        case Service.MAP -> new MapRequest(guest);
        case Service.QUEUE -> new QueueRequest(guest);
        default -> throw Link.noSuchService(service);
      };
    }

    @Override
    public void ended(DisconnectedException reason) {
      guest.end(() ->
          new DisconnectedException(String.valueOf(reason.getMessage()), Outcome.NOT_SENT, reason));
      host.attendance().departed(ServerPeer.this, reason);
    }
  }

  private synchronized Variables variables() {
    Variables present = variables;
    if (present == null) {
      EngineSpace own = guest.privateSpace();
      present = new Variables(own::map, own::queue, host.kept(), host.patience());
      variables = present;
    }
    return present;
  }

  @Override
  public <V> SharedMap<V> map(String name, Class<V> type) {
    return variables().map(name, type);
  }

  @Override
  public <T> SharedQueue<T> queue(String name, Class<T> type) {
    return variables().queue(name, type);
  }

  @Override
  Link link() {
    return link;
  }

  @Override
  public void close() {
    link.session().close("the server closed it");
  }
}
