package dev.hawser.internal.code;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.Limits;
import dev.hawser.PeerState;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.security.Gate;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.SessionOptions;
import dev.hawser.internal.session.SessionServer;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server and its clients, as far as shipping goes, on a network in memory.
final class ShipLab implements AutoCloseable {
  private static final Causality NONE =
      new Causality() {
        @Override
        public long stamp() {
          return 0;
        }

        @Override
        public boolean hasReached(long stamp) {
          return true;
        }

        @Override
        public void await(long stamp, long moment) {}
      };

  private final MemoryNetwork network = new MemoryNetwork();
  private final SecureRandom random = new SecureRandom();
  private final Map<Long, CompletableFuture<End>> ends = new ConcurrentHashMap<>();
  private final SessionServer server;
  private final Address address;

  /// What the server knows.
  final CodeStore code;

  /// A server that lets its clients do some things.
  ShipLab(Trust trust) {
    this(trust, new CodeStore());
  }

  ShipLab(Trust trust, CodeStore code) {
    this.code = code;
    server =
        new SessionServer(
            options("server", trust),
            AdmissionLimits.defaults(),
            session -> {
              End end = new End(session, code);
              atServer(session).complete(end);
              return end;
            });
    try {
      address = server.listen(network, Address.memory("lab"), gate(trust).local());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CompletableFuture<End> atServer(Session session) {
    return ends.computeIfAbsent(session.id(), _ -> new CompletableFuture<>());
  }

  private Gate gate(Trust trust) {
    return new Gate(
        new Gate.Options(
            null,
            Invitations.inMemory(random),
            trust,
            AdmissionLimits.defaults(),
            new Audit(),
            Timer.system(),
            InstantSource.system(),
            random));
  }

  private SessionOptions options(String name, Trust trust) {
    return new SessionOptions(
        name,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Limits.defaults(),
        Timer.system(),
        random,
        trust);
  }

  /// A client whose program is known to a class loader, and that lets the server do some things.
  End connect(String name, ClassLoader program, Trust trust) {
    CodeStore store = storeOf(program);
    End[] made = new End[1];
    Session session =
        SessionClient.connect(
            new DirectDialler(network, address),
            options(name, trust),
            begun -> {
              made[0] = new End(begun, store);
              return made[0];
            });
    End end = Objects.requireNonNull(made[0]);
    end.far = atServer(session).join();
    end.far.far = end;
    return end;
  }

  static CodeStore storeOf(ClassLoader program) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(program);
    try {
      return new CodeStore();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /// One end of one session.
  static final class End implements SessionListener {
    final Session session;
    final Shipping shipping;
    final TypeRegistry registry = TypeRegistry.create();

    /// How many requests about code the other end made.
    final AtomicInteger requests = new AtomicInteger();

    private @Nullable End far;

    End(Session session, CodeStore store) {
      this.session = session;
      Access access = new Access(session.visitor(), session.remote(), new Audit());
      Patience patience = new Patience(Timer.system(), Duration.ofSeconds(30));
      Channel channel = new Channel(session, access, patience, NONE, Limits.defaults());
      this.shipping = new Shipping(channel, store, registry, ValueLimits.defaults(), Foreign.NONE);
    }

    /// The other end.
    End far() {
      return Objects.requireNonNull(far);
    }

    byte[] write(@Nullable Object value) {
      Output out = new Output();
      shipping.write(out, value);
      return out.toByteArray();
    }

    @Nullable Object read(byte[] bytes) {
      return shipping.read(new Input(bytes));
    }

    /// Sends a value to the other end, as in a call.
    @Nullable Object send(@Nullable Object value) {
      return far().read(write(value));
    }

    /// A value with functions in it, as in a map.
    byte[] encode(Object value) {
      return new Codec(registry, ValueLimits.defaults()).encode(value, shipping.functions());
    }

    @Nullable Object decode(byte[] bytes) {
      return new Codec(registry, ValueLimits.defaults()).decode(bytes, shipping.functions());
    }

    @Override
    public StreamListener accept(Stream stream, int service) {
      if (service != Service.CODE) {
        throw new IllegalArgumentException("service " + service);
      }
      requests.incrementAndGet();
      return shipping.accept();
    }

    @Override
    public void stateChanged(PeerState state) {}

    @Override
    public void ended(DisconnectedException reason) {
      shipping.end();
    }
  }
}
