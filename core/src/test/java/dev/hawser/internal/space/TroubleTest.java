package dev.hawser.internal.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.Limits;
import dev.hawser.MapChange;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.SharedMap;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.engine.EmbeddedEngine;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.space.protocol.Answer;
import dev.hawser.internal.space.value.OneWay;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Engine;
import dev.hawser.spi.EngineException;
import dev.hawser.spi.EngineMap;
import dev.hawser.spi.EngineQueue;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What happens when something goes wrong.
class TroubleTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  @DisplayName("while disconnected reads go on, writes wait up to their deadline and are done once")
  void whileDisconnected() throws Exception {
    try (Lab lab = new Lab()) {
      SharedMap<Integer> map = lab.alice.globals().map("n", Integer.class);
      map.set("k", 1);
      assertThat(map.get("k")).isEqualTo(1);
      lab.faults.refuseConnections(true);
      lab.faults.cut();
      assertThat(map.get("k")).isEqualTo(1);
      assertThatThrownBy(() -> Deadline.within(SHORT).run(() -> map.set("k", 2)))
          .isInstanceOf(DeadlineException.class);
      CompletableFuture<Integer> waiting = map.async().compute("k", (_, old) -> old + 10);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> map.set("k", 3))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("outcome");
      assertThat(Thread.interrupted()).isTrue();
      lab.faults.refuseConnections(false);
      assertThat(waiting.get(60, TimeUnit.SECONDS)).isIn(11, 12, 13);
      assertThat(map.remote().get("k")).isEqualTo(waiting.get());
    }
  }

  @Test
  @DisplayName("a client that follows too slowly is told how far it fell behind, and writers go on")
  void fallenBehind() throws Exception {
    Limits small = Limits.defaults().withBacklogBytes(512 << 10);
    try (Lab lab = new Lab(it -> it.limits(small), it -> it)) {
      BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
      var _ = lab.server.onDisconnect((peer, why) -> reasons.add(String.valueOf(why.getMessage())));
      SharedMap<byte[]> map = lab.server.map("bytes", byte[].class);
      assertThat(lab.alice.globals().map("bytes", byte[].class).get("k")).isNull();
      lab.faults.refuseConnections(true);
      lab.faults.cut();
      for (int i = 0; i < 100; i++) {
        map.set("k", new byte[30_000]);
      }
      assertThat(reasons.poll(60, TimeUnit.SECONDS)).contains("behind", "backlogBytes");
      assertThat(map.get("k")).hasSize(30_000);
    }
  }

  @Test
  @DisplayName("one change larger than the backlog's limit reaches those who follow")
  void changeLargerThanTheBacklog() throws Exception {
    Limits small = Limits.defaults().withBacklogBytes(512 << 10);
    try (Lab lab = new Lab(it -> it.limits(small), it -> it)) {
      SharedMap<byte[]> followed = lab.alice.globals().map("bytes", byte[].class);
      assertThat(followed.get("k")).isNull();
      BlockingQueue<MapChange<byte[]>> changes = new LinkedBlockingQueue<>();
      var _ = followed.onChange(changes::add);
      lab.server.map("bytes", byte[].class).set("k", new byte[4 << 20]);
      assertThat(changes.poll(60, TimeUnit.SECONDS).newValue()).hasSize(4 << 20);
      assertThat(followed.get("k")).hasSize(4 << 20);
    }
  }

  @Test
  @DisplayName("a value over the receiver's limit fails its own operation only")
  void oversizedValue() throws Exception {
    Limits small = Limits.defaults().withValueBytes(1 << 20);
    try (Lab lab = new Lab(it -> it.limits(small), it -> it)) {
      SharedMap<Object> map = lab.alice.globals().map();
      assertThatThrownBy(() -> map.set("k", new byte[20 << 20]))
          .isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> lab.server.map().set("k", new byte[2 << 20]))
          .isInstanceOf(ValueException.class);
      map.set("k", "small");
      assertThat(lab.bob.globals().map().get("k")).isEqualTo("small");
    }
  }

  @Test
  @DisplayName("malformed requests are answered with a failure, and the session lives on")
  void malformedRequests() throws Exception {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (Lab lab = new Lab()) {
      Session session = rawSession(lab);
      for (int i = 0; i < 2000; i++) {
        byte[] garbage = new byte[random.nextInt(40)];
        random.nextBytes(garbage);
        int service = i % 2 == 0 ? Service.MAP : Service.QUEUE;
        if (garbage.length > 0) {
          garbage[0] = (byte) random.nextInt(10);
        }
        Exchange.start(session, service, garbage, 0, garbage.length, true);
      }
      byte[] unknown = {99, 0, 0};
      byte[] answer =
          Exchange.start(session, Service.MAP, unknown, 0, 3, true)
              .await(System.nanoTime() + Duration.ofSeconds(20).toNanos(), false);
      Input in = new Input(answer);
      assertThat(in.readVarLong()).isNotNegative();
      assertThatThrownBy(() -> Answer.check(in))
          .as("seed %d", seed)
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("99");
      session.close("done");
      assertThat(lab.alice.ping()).isPositive();
    }
  }

  private static Session rawSession(Lab lab) {
    Settings settings = new Settings.Draft().settings();
    return SessionClient.connect(
        new DirectDialler(lab.faults.transport(), lab.server.address()),
        settings.sessionOptions(),
        session ->
            new SessionListener() {
              @Override
              public StreamListener accept(Stream stream, int service) {
                return new OneWay();
              }

              @Override
              public void stateChanged(PeerState state) {}

              @Override
              public void ended(DisconnectedException reason) {}
            });
  }

  @Test
  @DisplayName("an engine's failures reach the client as what they are: not done, or unknown")
  void failingEngine() throws Exception {
    FailingEngine engine = new FailingEngine();
    try (Lab lab = new Lab(it -> it.engine(engine), it -> it)) {
      SharedMap<Object> map = lab.alice.globals().map();
      map.set("k", 1);
      for (boolean maybeDone : new boolean[] {false, true}) {
        engine.failure = new EngineException("no quorum", maybeDone);
        Outcome expected = maybeDone ? Outcome.MAYBE_EXECUTED : Outcome.NOT_SENT;
        for (SharedMap<Object> any : List.of(map, lab.server.map())) {
          assertThatThrownBy(() -> any.set("k", 2))
              .isInstanceOfSatisfying(
                  ClosedException.class, e -> assertThat(e.outcome()).isEqualTo(expected))
              .hasMessageContaining("no quorum");
        }
      }
      engine.failure = null;
      map.set("k", 3);
      assertThat(lab.server.map().get("k")).isEqualTo(3);
    }
  }

  /// The embedded engine, until told to fail writes.
  private static final class FailingEngine implements Engine {
    private final Engine inner = new EmbeddedEngine(Timer.system());
    private volatile @Nullable EngineException failure;

    @Override
    public EngineMap map(String name) {
      EngineMap map = inner.map(name);
      return new EngineMap() {
        @Override
        public CompletableFuture<Written> write(Write write) {
          EngineException now = failure;
          return now == null ? map.write(write) : CompletableFuture.failedFuture(now);
        }

        @Override
        public CompletableFuture<@Nullable Entry> read(String key) {
          return map.read(key);
        }

        @Override
        public CompletableFuture<Snapshot> snapshot() {
          return map.snapshot();
        }

        @Override
        public Closeable watch(long afterVersion, Watcher watcher) {
          return map.watch(afterVersion, watcher);
        }
      };
    }

    @Override
    public EngineQueue queue(String name) {
      return inner.queue(name);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
