package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.internal.call.Calls;
import dev.hawser.internal.call.RegisteredFunctions;
import dev.hawser.internal.code.CodeStore;
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.eval.Namespace;
import dev.hawser.internal.file.Transfers;
import dev.hawser.internal.object.LiveObjects;
import dev.hawser.internal.object.reference.Luggage;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Courier;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.space.pipe.Pipes;
import dev.hawser.internal.space.value.Values;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What both ends of a session have in common: its state, its pipes, its end.
final class Link implements SessionListener {
  private static final int PING = 0;
  private static final byte[] PING_MESSAGE = new byte[8];

  /// What one end does beyond that.
  interface End {
    /// The end as its program sees it.
    Peer peer();

    /// Values of this end, without functions.
    Values values();

    /// The code that this end knows.
    CodeStore code();

    /// What the other end may call by name.
    RegisteredFunctions functions();

    /// What the other end may look up, and the interfaces that this end knows.
    LiveObjects.Endpoint objects();

    /// The time.
    Timer timer();

    /// A new namespace for the source that the other end sends.
    Namespace newNamespace();

    /// The other end begins a stream that is not a pipe's.
    StreamListener accept(Stream stream, int service);

    /// The session is over.
    void ended(DisconnectedException reason);
  }

  private final Channel channel;
  private final End end;
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable List<Courier<PeerState>> watchers;
  private @Nullable Pipes pipes;
  private @Nullable Shipping shipping;
  private @Nullable Calls calls;
  private @Nullable LiveObjects objects;
  private @Nullable Transfers transfers;
  private final Luggage luggage = new Luggage(() -> objects().host());
  private volatile @Nullable DisconnectedException reason;

  Link(Channel channel, End end) {
    this.channel = channel;
    this.end = end;
  }

  /// What operations of this session need.
  Channel channel() {
    return channel;
  }

  Session session() {
    return channel.session();
  }

  /// What the other end may do here.
  Access access() {
    return channel.access();
  }

  /// What this end may do at the other, as far as it has told.
  Trust granted() {
    return session().granted();
  }

  /// The pipes, made when first needed.
  synchronized Pipes pipes() {
    Pipes present = pipes;
    if (present == null) {
      present = new Pipes(channel, end.values().with(shipping()::functionsAndReferences));
      pipes = present;
      if (reason != null) {
        present.end(reason);
      }
    }
    return present;
  }

  /// Functions on their way between the two ends; made when first needed.
  synchronized Shipping shipping() {
    Shipping present = shipping;
    if (present == null) {
      Values values = end.values();
      present = new Shipping(channel, end.code(), values.registry(), values.limits(), luggage);
      shipping = present;
      if (reason != null) {
        present.end();
      }
    }
    return present;
  }

  /// The calls between the two ends; made when first needed.
  synchronized Calls calls() {
    Calls present = calls;
    if (present == null) {
      present =
          new Calls(
              channel,
              this::shipping,
              end.functions(),
              end.peer(),
              end::newNamespace,
              end.objects().contracts()::expect);
      calls = present;
      if (reason != null) {
        present.end(reason);
      }
    }
    return present;
  }

  /// The live objects of the two ends; made when first needed.
  synchronized LiveObjects objects() {
    LiveObjects present = objects;
    if (present == null) {
      Values values = end.values();
      present =
          new LiveObjects(
              channel,
              end.objects(),
              values.registry(),
              values.limits(),
              this::shipping,
              luggage,
              end.peer());
      objects = present;
      if (reason != null) {
        present.end(reason);
      }
    }
    return present;
  }

  /// The files of the two ends; made when first needed.
  synchronized Transfers transfers() {
    Transfers present = transfers;
    if (present == null) {
      present = new Transfers(channel, end.timer());
      transfers = present;
      if (reason != null) {
        present.end(reason);
      }
    }
    return present;
  }

  /// Closed only when all that belongs to the session has ended too.
  PeerState state() {
    if (over.getCount() == 0) {
      return PeerState.CLOSED;
    }
    PeerState now = session().state();
    return now == PeerState.CLOSED ? PeerState.RECONNECTING : now;
  }

  Subscription onStateChange(Consumer<PeerState> listener) {
    requireNonNull(listener, "listener");
    Courier<PeerState> courier = new Courier<>("listener-of-" + session().clientName(), listener);
    List<Courier<PeerState>> all;
    synchronized (this) {
      all = watchers == null ? new CopyOnWriteArrayList<>() : watchers;
      watchers = all;
    }
    all.add(courier);
    courier.onClose(() -> all.remove(courier));
    return courier;
  }

  Duration ping() {
    long moment = channel.patience().quick();
    long start = System.nanoTime();
    try {
      Exchange exchange =
          Exchange.start(session(), PING, PING_MESSAGE, 0, PING_MESSAGE.length, true);
      var _ = exchange.await(moment, true);
    } catch (InterruptedException e) {
      throw Failures.interrupted("a ping", Outcome.MAYBE_EXECUTED);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  void awaitOver() throws InterruptedException {
    over.await();
  }

  // ---- what the session tells ----

  @Override
  public StreamListener accept(Stream stream, int service) {
    return switch (service) {
      case Service.PIPE -> pipes().acceptPipe();
      case Service.BLOB -> {
        access().requireSome(Kind.PIPES, Permission.Access.WRITE, "send a stream through a pipe");
        yield pipes().acceptBlob();
      }
      case Service.CODE -> shipping().accept();
      case Service.CALL, Service.SYSTEM -> calls().accept(stream, service);
      case Service.OBJECT, Service.ONEWAY, Service.ITEMS, Service.BATCH, Service.PIPELINED ->
          objects().accept(stream, service);
      case Service.FILE, Service.FILE_OPERATION -> transfers().accept(service);
      case Service.MAY -> Pipes.acceptQuestion(access());
      default -> end.accept(stream, service);
    };
  }

  /// Refuses a stream of a service that this end does not have.
  static RefusedException noSuchService(int service) {
    return new RefusedException("there is no service " + service + " here");
  }

  @Override
  public void lane(long number, Connection connection) {
    transfers().lane(number, connection);
  }

  @Override
  public void stateChanged(PeerState state) {
    List<Courier<PeerState>> all;
    synchronized (this) {
      all = watchers;
    }
    if (all != null) {
      all.forEach(watcher -> watcher.offer(state));
    }
  }

  @Override
  public void ended(DisconnectedException why) {
    Pipes open;
    Calls running;
    Shipping shipped;
    LiveObjects live;
    Transfers moving;
    synchronized (this) {
      reason = why;
      open = pipes;
      running = calls;
      shipped = shipping;
      live = objects;
      moving = transfers;
    }
    if (open != null) {
      open.end(why);
    }
    if (running != null) {
      running.end(why);
    }
    if (live != null) {
      live.end(why);
    }
    if (moving != null) {
      moving.end(why);
    }
    if (shipped != null) {
      shipped.end();
    }
    end.ended(why);
    over.countDown();
    stateChanged(PeerState.CLOSED);
  }
}
