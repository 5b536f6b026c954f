package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.Space;
import dev.hawser.call.Functions;
import dev.hawser.internal.call.RegisteredFunctions;
import dev.hawser.internal.code.CodeStore;
import dev.hawser.internal.eval.Namespace;
import dev.hawser.internal.eval.Namespace.Bound;
import dev.hawser.internal.object.LiveObjects;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.space.client.Following;
import dev.hawser.internal.space.client.Requests;
import dev.hawser.internal.space.client.SessionMapOwner;
import dev.hawser.internal.space.client.SessionQueueOwner;
import dev.hawser.internal.space.protocol.Order;
import dev.hawser.internal.space.protocol.Progress;
import dev.hawser.internal.space.protocol.Scope;
import dev.hawser.internal.space.value.Values;
import dev.hawser.internal.subprocess.Subprocess;
import dev.hawser.internal.time.Timer;
import dev.hawser.object.Exports;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A client: its own end of a session, with replicas of what is kept at the server.
public final class ClientPeer extends LinkedPeer implements Client {
  private final Link link;
  private final Values values;
  private final Timer timer;
  private final CodeStore code = new CodeStore();
  private final RegisteredFunctions functions = new RegisteredFunctions();
  private final LiveObjects.Endpoint objects;
  private final Following following;
  private final Variables ownVariables;
  private final Space globals;
  private final @Nullable Subprocess started;

  private ClientPeer(Session session, Settings settings, @Nullable Subprocess started) {
    this.started = started;
    Patience patience = settings.patience();
    values = settings.values();
    objects = LiveObjects.Endpoint.create(values.registry());
    timer = settings.timer();
    Progress progress = new Progress(patience);
    Requests requests = new Requests(session, progress);
    Access access = new Access(session.visitor(), session.remote(), new Audit(settings.timer()));
    Order order = new Order(progress, () -> 0);
    Channel channel = new Channel(session, access, patience, order, settings.limits());
    following = new Following(session, progress, patience, channel.mostMessageBytes());
    link = new Link(channel, new ClientEnd());
    Values shared = values.with(() -> link.shipping().functions());
    ownVariables = new Remote(Scope.PRIVATE, requests, following).variables(shared, patience);
    globals =
        new GlobalSpace(new Remote(Scope.GLOBAL, requests, following).variables(shared, patience));
  }

  /// Connects to a server.
  ///
  /// @param text a ticket or an address
  /// @throws DisconnectedException if nobody answers there
  /// @throws dev.hawser.DeadlineException if it takes longer than an operation may
  /// @throws dev.hawser.RefusedException if the server declines
  public static Client connect(String text, Settings settings) {
    long end = settings.patience().quick();
    return connect(Approach.to(text, settings), end, null, settings);
  }

  /// Starts a process and connects to it.
  ///
  /// @throws DisconnectedException if it cannot be started, or does not answer
  /// @throws dev.hawser.RefusedException if it declines
  public static Client launch(ProcessBuilder command, Settings settings) {
    Subprocess process = Subprocess.start(command, settings.timeout(), settings.timer());
    boolean connected = false;
    try {
      Client client = connect(process, settings.patience().waiting(), process, settings);
      connected = true;
      return client;
    } finally {
      if (!connected) {
        process.abandon();
      }
    }
  }

  private static Client connect(
      Dialler way, long end, @Nullable Subprocess process, Settings settings) {
    AtomicReference<ClientPeer> made = new AtomicReference<>();
    var _ =
        SessionClient.connect(
            way,
            settings.sessionOptions(),
            Duration.ofNanos(settings.patience().left(end)),
            session -> {
              ClientPeer peer = new ClientPeer(session, settings, process);
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
  private record Remote(Scope scope, Requests requests, Following following) {
    Variables variables(Values values, Patience patience) {
      return new Variables(
          name -> new SessionMapOwner(name, scope, requests, following),
          name -> new SessionQueueOwner(name, scope, requests),
          values,
          patience);
    }
  }

  private final class ClientEnd implements Link.End {
    @Override
    public Peer peer() {
      return ClientPeer.this;
    }

    @Override
    public Values values() {
      return values;
    }

    @Override
    public CodeStore code() {
      return code;
    }

    @Override
    public RegisteredFunctions functions() {
      return functions;
    }

    @Override
    public LiveObjects.Endpoint objects() {
      return objects;
    }

    @Override
    public Timer timer() {
      return timer;
    }

    @Override
    public Namespace newNamespace() {
      return new Namespace(Map.of("peer", new Bound(Peer.class, ClientPeer.this)), timer);
    }

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
      if (started != null) {
        started.end();
      }
    }
  }

  @Override
  public Functions functions() {
    return functions;
  }

  @Override
  public Exports exports() {
    return objects.exports();
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
    link.session().close("the client was closed");
    if (started != null) {
      started.awaitEnd();
    }
  }
}
