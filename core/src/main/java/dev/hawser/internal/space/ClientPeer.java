package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.Space;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.util.concurrent.atomic.AtomicReference;

/// A client: its own end of a session, with replicas of what is kept at the server.
public final class ClientPeer extends LinkedPeer implements Client {
  private final Link link;
  private final Following following;
  private final Variables ownVariables;
  private final Space globals;

  private ClientPeer(Session session, Settings settings) {
    Patience patience = settings.patience();
    Values values = settings.values();
    Progress progress = new Progress(patience);
    Requests requests = new Requests(session, progress);
    following =
        new Following(session, progress, patience, Guest.mostMessageBytes(settings.limits()));
    link =
        new Link(
            session,
            new Access(session.visitor(), session.remote(), new Audit(settings.timer())),
            patience,
            new ClientEnd(),
            it -> new Pipes(it, values, patience, progress, () -> 0, settings.limits()));
    ownVariables = new Variables(new Remote(Scope.PRIVATE, requests, following), values, patience);
    globals =
        new GlobalSpace(
            new Variables(new Remote(Scope.GLOBAL, requests, following), values, patience));
  }

  /// Connects to a server.
  ///
  /// @param text a ticket or an address
  /// @throws DisconnectedException if nobody answers there
  /// @throws dev.hawser.RefusedException if the server declines
  public static Client connect(String text, Settings settings) {
    AtomicReference<ClientPeer> made = new AtomicReference<>();
    var _ =
        SessionClient.connect(
            Approach.to(text, settings),
            settings.sessionOptions(),
            session -> {
              ClientPeer peer = new ClientPeer(session, settings);
              made.set(peer);
              return peer.link;
            });
    ClientPeer peer = requireNonNull(made.get());
    peer.awaitAdmission();
    return peer;
  }

  /// Waits for a first answer, after which the server surely lists this client.
  private void awaitAdmission() {
    boolean admitted = false;
    try {
      var _ = ping();
      admitted = true;
    } finally {
      if (!admitted) {
        close();
      }
    }
  }

  /// What is kept at the server.
  private record Remote(Scope scope, Requests requests, Following following)
      implements Variables.Source {
    @Override
    public MapOwner map(String name) {
      return new SessionMapOwner(name, scope, requests, following);
    }

    @Override
    public QueueOwner queue(String name) {
      return new SessionQueueOwner(name, scope, requests);
    }
  }

  private final class ClientEnd implements Link.End {
    @Override
    public StreamListener accept(Stream stream, int service) {
      if (service != Service.CHANGES) {
        throw Link.noSuchService(service);
      }
      return following.receiver();
    }

    @Override
    public void ended(DisconnectedException reason) {
      following.end(() ->
          new DisconnectedException(String.valueOf(reason.getMessage()), Outcome.NOT_SENT, reason));
    }
  }

  @Override
  public Space globals() {
    return globals;
  }

  @Override
  public <V> SharedMap<V> map(String name, Class<V> type) {
    return ownVariables.map(name, type);
  }

  @Override
  public <T> SharedQueue<T> queue(String name, Class<T> type) {
    return ownVariables.queue(name, type);
  }

  @Override
  Link link() {
    return link;
  }

  @Override
  public void close() {
    link.session().close("the client closed it");
  }
}
