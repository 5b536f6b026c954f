package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.internal.transport.UnixTransport;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Makes a network bad on purpose: cuts connections, delays their bytes, refuses new ones.
///
/// A plan wraps a transport. One end is enough: hand {@link #transport()} to the client or to the
/// server, and faults hit both directions of every connection that this end makes or accepts. (If
/// both ends use it, each connection still suffers once.)
///
/// ```java
/// FaultPlan faults = FaultPlan.over(new MemoryNetwork(), seed);
/// faults.delay(Duration.ofMillis(20)).cutEvery(Duration.ofSeconds(1));
/// ...
/// faults.heal();
/// ```
///
/// Chance comes from the seed alone: the n-th connection meets the same fate in every run. Print
/// {@link #seed()}, or the plan itself, when a test fails. All operations may be called at any time
/// from any thread, and those that return the plan can be chained.
public final class FaultPlan {
  /// Spreads neighbouring seeds and connection numbers far apart.
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final Transport delegate;
  private final long seed;
  private final Timer timer;
  private final Transport transport = new FaultyTransport();
  private final Set<CutConnection> live = ConcurrentHashMap.newKeySet();
  private final Set<Address> listening = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLongArray cuts = new AtomicLongArray(Cut.values().length);
  private final Object shaping = new Object();
  private volatile Shape shape = Shape.NONE;
  private volatile @Nullable CutSchedule schedule;
  private volatile boolean refusing;

  FaultPlan(Transport delegate, long seed, Timer timer) {
    this.delegate = delegate;
    this.seed = seed;
    this.timer = timer;
  }

  /// A plan over a transport, with a seed of your own; it does no harm until told to.
  public static FaultPlan over(Transport transport, long seed) {
    return new FaultPlan(Objects.requireNonNull(transport, "transport"), seed, Timer.system());
  }

  /// A plan over a transport, with a seed drawn by chance.
  public static FaultPlan over(Transport transport) {
    return over(transport, new SplittableRandom().nextLong());
  }

  /// A plan over TCP.
  public static FaultPlan overTcp(long seed) {
    return over(new TcpTransport(), seed);
  }

  /// A plan over Unix domain sockets.
  public static FaultPlan overUnix(long seed) {
    return over(new UnixTransport(), seed);
  }

  /// The faulty transport. It has the scheme of the transport underneath and takes its place.
  public Transport transport() {
    return transport;
  }

  /// What chance grows from. The same seed and the same order of connections give the same fates.
  public long seed() {
    return seed;
  }

  /// Ends all connections now, for both ends, in the middle of a write if need be; those that are
  /// silent, too. New connections are not affected.
  ///
  /// @return how many there were
  public int cut() {
    int ended = 0;
    for (CutConnection connection : live) {
      if (connection.sever(Cut.CLOSE)) {
        ended++;
      }
    }
    return ended;
  }

  /// Cuts all present connections in one way, as soon as the way allows: {@link Cut#CLOSE} waits
  /// for a write under way, {@link Cut#MID_FRAME} for the next bytes. A connection that has been
  /// cut already, or is about to be, stays as it is. New connections are not affected.
  public FaultPlan cut(Cut kind) {
    Objects.requireNonNull(kind, "kind");
    for (CutConnection connection : live) {
      connection.strike(kind);
    }
    return this;
  }

  /// From now on gives each connection, present and future, a random life of this mean length
  /// (exponentially distributed), and then cuts it in one of the given ways, in any way if none is
  /// given. Replaces what an earlier call ordered.
  ///
  /// @throws IllegalArgumentException if the mean is not positive
  public FaultPlan cutEvery(Duration mean, Cut... kinds) {
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(kinds, "kinds");
    schedule = new CutSchedule(mean, List.of(kinds.length == 0 ? Cut.values() : kinds));
    live.forEach(this::order);
    return this;
  }

  /// From now on lets every byte travel this long, in each direction. The number of bytes on their
  /// way is not bounded, so throughput stays what it was. Zero ends the delay; bytes never overtake
  /// each other. A connection that is closed still delivers what it had accepted; one that is cut
  /// loses it.
  public FaultPlan delay(Duration oneWay) {
    Objects.requireNonNull(oneWay, "oneWay");
    synchronized (shaping) {
      shape = new Shape(oneWay.toNanos(), shape.bytesPerSecond());
    }
    return this;
  }

  /// From now on lets each direction of a connection carry at most so many bytes a second; writers
  /// wait. Zero ends the limit.
  public FaultPlan bandwidth(long bytesPerSecond) {
    synchronized (shaping) {
      shape = new Shape(shape.delayNanos(), bytesPerSecond);
    }
    return this;
  }

  /// From now on refuses new connections, or allows them again. A connecting client of this plan
  /// gets an `IOException`; a client that reaches a listener of this plan by other means is
  /// disconnected at once. Present connections are not affected.
  public FaultPlan refuseConnections(boolean refuse) {
    refusing = refuse;
    return this;
  }

  /// Makes the network good again: no more cuts, delays, limits or refusals. What has been cut
  /// stays cut: a connection that is silent has lost bytes, and remains so until it is closed.
  public FaultPlan heal() {
    refusing = false;
    schedule = null;
    synchronized (shaping) {
      shape = Shape.NONE;
    }
    live.forEach(this::order);
    return this;
  }

  /// How many connections have been made so far.
  public long connections() {
    return connections.get();
  }

  /// How many cuts have happened so far, of all kinds. A cut that waits for its moment does not
  /// count yet; a silent connection that was then ended by {@link #cut()} counts twice.
  public long cuts() {
    long sum = 0;
    for (Cut kind : Cut.values()) {
      sum += cuts(kind);
    }
    return sum;
  }

  /// How many cuts of one kind have happened so far; {@link #cut()} counts as {@link Cut#CLOSE}.
  public long cuts(Cut kind) {
    return cuts.get(Objects.requireNonNull(kind, "kind").ordinal());
  }

  /// The seed and the counters, for the message of a failing test.
  @Override
  public String toString() {
    return "fault plan (seed %d, %d connections, %d cuts)".formatted(seed, connections(), cuts());
  }

  Timer timer() {
    return timer;
  }

  Shape shape() {
    return shape;
  }

  void struck(Cut kind) {
    cuts.incrementAndGet(kind.ordinal());
  }

  void forget(CutConnection connection) {
    live.remove(connection);
  }

  private Connection wrap(Connection connection) {
    long number = connections.incrementAndGet();
    SplittableRandom random = new SplittableRandom(seed + number * GOLDEN);
    CutConnection cuttable = new CutConnection(this, connection, random);
    live.add(cuttable);
    order(cuttable);
    return new DelayedConnection(this, cuttable);
  }

  /// Gives a connection the schedule of the moment, even if that changes meanwhile.
  private void order(CutConnection connection) {
    CutSchedule ordered;
    do {
      ordered = schedule;
      if (ordered == null) {
        connection.spare();
      } else {
        connection.schedule(ordered, timer);
      }
    } while (ordered != schedule);
  }

  /// Two ways to write this host are one address.
  private static Address canonical(Address address) {
    return address.target().equals("127.0.0.1")
        ? new Address(address.scheme(), "localhost", address.port())
        : address;
  }

  /// The transport underneath, with connections that the plan can reach.
  private final class FaultyTransport implements Transport {
    @Override
    public String scheme() {
      return delegate.scheme();
    }

    @Override
    public Listener listen(Address address) throws IOException {
      return new FaultyListener(delegate.listen(address));
    }

    @Override
    public Connection connect(Address address, Duration timeout) throws IOException {
      if (refusing) {
        throw new IOException(
            "cannot connect to " + address + ": the fault plan refuses connections");
      }
      Connection connection = delegate.connect(address, timeout);
      return listening.contains(canonical(address)) ? connection : wrap(connection);
    }

    @Override
    public String toString() {
      return FaultPlan.this + " over " + delegate.scheme();
    }
  }

  /// A listener whose connections the plan can reach.
  private final class FaultyListener implements Listener {
    private final Listener listener;

    FaultyListener(Listener listener) {
      this.listener = listener;
      listening.add(canonical(listener.address()));
    }

    @Override
    public Connection accept() throws IOException {
      Connection connection = listener.accept();
      while (refusing) {
        connection.close();
        connection = listener.accept();
      }
      return wrap(connection);
    }

    @Override
    public Address address() {
      return listener.address();
    }

    @Override
    public void close() {
      listening.remove(canonical(listener.address()));
      listener.close();
    }

    @Override
    public String toString() {
      return listener.toString();
    }
  }
}
