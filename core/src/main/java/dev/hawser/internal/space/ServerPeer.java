package dev.hawser.internal.space;

import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Rate;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.security.Trust;
import org.jspecify.annotations.Nullable;

/// A client as its server sees it, and the private space between the two, which is kept here.
public final class ServerPeer extends LinkedPeer implements Peer {
  /// What all peers of a server share.
  ///
  /// @param seen what has been seen by the server's own programs: everything
  /// @param audit the record of what clients asked for
  record Host(
      EngineSpace global,
      Settings settings,
      Values values,
      Patience patience,
      Progress seen,
      Attendance attendance,
      Audit audit) {
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
    this.guest = new Guest(session, access, host.global(), host.settings(), host.patience());
    this.link = new Link(session, access, host.patience(), new ServerEnd(), this::newPipes);
  }

  private Pipes newPipes(Link own) {
    return new Pipes(
        own, host.values(), host.patience(), host.seen(), guest::stamp, host.settings().limits());
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
      present = new Variables(guest.privateSpace(), host.values(), host.patience());
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
