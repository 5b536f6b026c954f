package dev.hawser.internal.session;

import dev.hawser.RefusedException;
import dev.hawser.internal.security.Door;
import dev.hawser.internal.security.Visit;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.tls.TlsConnection;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A door that lets in everybody who comes without an invitation, and those it invited who can
/// prove it. It writes down what happens.
final class TestDoor implements Door {
  private static final byte[] NONE = {};
  private static final byte[] UNKNOWN = Sessions.bytes(16, 99);

  final Visitor local = visitor("local");
  final List<String> failures = new CopyOnWriteArrayList<>();
  final List<String> drops = new CopyOnWriteArrayList<>();
  final AtomicInteger arrived = new AtomicInteger();
  final AtomicInteger over = new AtomicInteger();
  volatile byte[] binding = NONE;
  volatile @Nullable TlsServer tls;
  volatile int mostSessions = 1000;
  volatile boolean locked;
  volatile @Nullable String refusal;
  private final Map<String, Guest> guests = new ConcurrentHashMap<>();

  private record Guest(byte[] secret, Visitor visitor) {}

  private static Visitor visitor(String identity) {
    return new Visitor(identity, Trust.standard(), Visitor.Granting.INVITATION);
  }

  /// Lets somebody in from now on who knows a secret.
  Visitor invite(String name, byte[] secret) {
    Visitor visitor = visitor(name);
    guests.put(name, new Guest(secret, visitor));
    return visitor;
  }

  /// Waits until a connection was dropped for a reason, with all of these in what is said of it.
  void awaitDropped(String... parts) {
    Eventually.holds(
        "a drop with " + String.join(", ", parts) + " among " + drops,
        () -> drops.stream().anyMatch(drop -> Arrays.stream(parts).allMatch(drop::contains)));
  }

  /// How many sessions somebody has.
  static int sessions(Visitor visitor) {
    int count = 0;
    while (!visitor.enter(count + 1)) {
      count++;
    }
    visitor.leave();
    return count;
  }

  @Override
  public Visit arrive(Connection connection) throws IOException {
    if (locked) {
      throw new IOException("the door is locked");
    }
    arrived.incrementAndGet();
    return new TestVisit(connection);
  }

  private final class TestVisit implements Visit {
    private final Connection connection;
    private @Nullable TlsConnection secured;

    TestVisit(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection secure() throws IOException {
      TlsServer server = tls;
      if (server != null) {
        secured = server.accept(connection);
      }
      return secured == null ? connection : secured;
    }

    @Override
    public byte[] binding() {
      return secured == null ? binding : secured.binding();
    }

    @Override
    public Claim claim(String invitation) {
      if (invitation.isEmpty()) {
        return new TestClaim(NONE, local);
      }
      Guest guest = guests.get(invitation);
      return guest == null
          ? new TestClaim(UNKNOWN, local)
          : new TestClaim(guest.secret, guest.visitor);
    }

    @Override
    public void failed(String what) {
      failures.add(what);
    }

    @Override
    public void dropped(String why) {
      drops.add(connection.remote() + ": " + why);
    }

    @Override
    public void close() {
      over.incrementAndGet();
    }
  }

  private final class TestClaim implements Visit.Claim {
    private final byte[] key;
    private final Visitor visitor;

    TestClaim(byte[] key, Visitor visitor) {
      this.key = key;
      this.visitor = visitor;
    }

    @Override
    public byte[] key() {
      return key;
    }

    @Override
    public Visitor admit() {
      String why = refusal;
      if (why != null) {
        throw new RefusedException(why);
      }
      if (!visitor.enter(mostSessions)) {
        throw new RefusedException("'" + visitor + "' has all its sessions");
      }
      return visitor;
    }
  }
}
