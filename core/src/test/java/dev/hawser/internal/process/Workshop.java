package dev.hawser.internal.process;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.Limits;
import dev.hawser.PeerState;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.security.Visit;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.SessionOptions;
import dev.hawser.internal.session.SessionServer;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// A server and a client that run commands for each other, on a network in memory.
final class Workshop implements AutoCloseable {
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();
  private static final Limits LIMITS = Limits.defaults();

  final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), 1);

  /// The client, which asks.
  final Session client;

  /// The client's side: it starts commands that run at the server.
  final Processes processes;

  final Stamps atClient = new Stamps();
  final Stamps atServer = new Stamps();
  private final SessionServer server;
  private final CompletableFuture<Processes> made = new CompletableFuture<>();

  Workshop() {
    this(Trust.of(Permission.SYSTEM));
  }

  Workshop(Trust inClient) {
    server =
        new SessionServer(
            options(),
            AdmissionLimits.defaults(),
            session -> new Owner(processes(session, atServer)));
    try {
      Visitor visitor = new Visitor("guest", inClient, Visitor.Granting.SERVER_BUILDER);
      Address address =
          server.listen(
              faults.transport(), Address.memory("workshop"), each -> new Admission(each, visitor));
      client =
          SessionClient.connect(
              new DirectDialler(faults.transport(), address),
              options(),
              session -> {
                made.complete(processes(session, atClient));
                return new Owner(made.join());
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    processes = made.join();
  }

  private static SessionOptions options() {
    return new SessionOptions(
        null,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        LIMITS,
        Timer.system(),
        new SplittableRandom(1),
        Trust.nothing());
  }

  private static Processes processes(Session session, Stamps stamps) {
    Access access = new Access(session.visitor(), session.remote(), new Audit());
    Patience patience = new Patience(Timer.system(), Duration.ofSeconds(20));
    return new Processes(new Channel(session, access, patience, stamps, LIMITS));
  }

  /// Whether a process runs; one that has ended and that nobody asked about does not.
  static boolean isRunning(long pid) {
    if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      return false;
    }
    try {
      String state = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return !state.substring(state.lastIndexOf(')')).startsWith(") Z");
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /// Returns as soon as a condition holds.
  static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.yield();
    }
  }

  @Override
  public void close() {
    client.close("done");
    server.close();
  }

  /// What one end says has happened before, and what it has seen of the other's: everything, unless
  /// a test says less.
  static final class Stamps implements Causality {
    private volatile long own;
    private long reached = Long.MAX_VALUE;

    /// From now on, so much has happened here before whatever is said.
    void happened(long stamp) {
      own = stamp;
    }

    /// So much of what happened at the other end is visible here.
    synchronized void reach(long stamp) {
      reached = stamp;
      notifyAll();
    }

    @Override
    public long stamp() {
      return own;
    }

    @Override
    public synchronized boolean hasReached(long stamp) {
      return reached >= stamp;
    }

    @Override
    public synchronized void await(long stamp, long moment) throws InterruptedException {
      while (reached < stamp) {
        wait();
      }
    }
  }

  /// Brings each stream to the commands.
  private record Owner(Processes processes) implements SessionListener {
    @Override
    public StreamListener accept(Stream stream, int service) {
      return processes.accept();
    }

    @Override
    public void stateChanged(PeerState state) {}

    @Override
    public void ended(DisconnectedException reason) {
      processes.end(reason);
    }
  }

  /// Lets everybody in as one visitor.
  private record Admission(Connection connection, Visitor visitor) implements Visit {
    private static final byte[] NONE = {};

    @Override
    public Connection secure() {
      return connection;
    }

    @Override
    public byte[] binding() {
      return NONE;
    }

    @Override
    public Claim claim(String invitation) {
      return new Claim() {
        @Override
        public byte[] key() {
          return NONE;
        }

        @Override
        public Visitor admit() {
          return visitor;
        }
      };
    }

    @Override
    public void failed(String what) {}

    @Override
    public void dropped(String why) {}

    @Override
    public void close() {}
  }
}
