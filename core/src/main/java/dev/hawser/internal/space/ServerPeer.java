package dev.hawser.internal.space;

import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import org.jspecify.annotations.Nullable;

/// A client as its server sees it, and the private space between the two, which is kept here.
public final class ServerPeer extends LinkedPeer implements Peer {
  /// What all peers of a server share.
  ///
  /// @param seen what has been seen by the server's own programs: everything
  record Host(
      EngineSpace global,
      Settings settings,
      Values values,
      Patience patience,
      Progress seen,
      Attendance attendance) {}

  private final Host host;
  private final Link link;
  private final Guest guest;
  private @Nullable Variables variables;
  private @Nullable Greetings greetings;

  ServerPeer(Session session, Host host) {
    this.host = host;
    this.guest = new Guest(session, host.global(), host.settings(), host.patience());
    this.link = new Link(session, host.patience(), new ServerEnd(), this::newPipes);
  }

  private Pipes newPipes(Link own) {
    return new Pipes(
        own, host.values(), host.patience(), host.seen(), guest::stamp, host.settings().limits());
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
