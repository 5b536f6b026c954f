package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.transport.Transports;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The best of a server's addresses wins.
class DiallerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Address A = Address.tcp("a", 1);
  private static final Address B = Address.tcp("b", 2);
  private static final Address C = Address.tcp("c", 3);

  private final ManualTimer timer = new ManualTimer();
  private final Map<Address, Fate> fates = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Address> tried = new LinkedBlockingQueue<>();

  /// What becomes of an attempt.
  private interface Fate {
    Dialled meet(Race.Entry entry) throws IOException;
  }

  /// A connection that only can be closed.
  private static final class Line implements Connection {
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        closed.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      throw new IOException("closed");
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {}

    @Override
    public Address remote() {
      return A;
    }

    @Override
    public void close() {
      closed.countDown();
    }

    boolean isClosed() {
      return closed.getCount() == 0;
    }
  }

  private Dialled meet(Address address, Duration timeout, Race.Entry entry) throws IOException {
    tried.add(address);
    return fates.get(address).meet(entry);
  }

  private static Fate answers(Line line) {
    return entry -> {
      entry.opened(line);
      return new Dialled(line, new byte[0]);
    };
  }

  /// Takes the connection and says nothing.
  private static Fate isSilent(Line line) {
    return entry -> {
      entry.opened(line);
      line.read(new byte[1], 0, 1);
      throw new AssertionError("it was closed");
    };
  }

  private static Fate isDead() {
    return entry -> {
      throw new IOException("refused");
    };
  }

  private static Fate isAnotherServer(Line line) {
    return entry -> {
      entry.opened(line);
      throw new RefusedException("another key");
    };
  }

  private FutureTask<Race.Winner> race(Address... addresses) {
    FutureTask<Race.Winner> run =
        new FutureTask<>(() -> new Race(List.of(addresses), this::meet, timer).run(TIMEOUT));
    Thread.ofPlatform().daemon().start(run);
    return run;
  }

  private void assertNextTried(Address address) throws InterruptedException {
    assertThat(tried.poll(60, TimeUnit.SECONDS)).isEqualTo(address);
  }

  private static Race.Winner won(FutureTask<Race.Winner> race) throws Exception {
    return race.get(60, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("the first address that answers wins, and no other is tried")
  void first() throws Exception {
    Line line = new Line();
    fates.put(A, answers(line));
    FutureTask<Race.Winner> race = race(A, B);
    assertThat(won(race).address()).isEqualTo(A);
    assertThat(won(race).dialled().connection()).isSameAs(line);
    assertNextTried(A);
    timer.advance(TIMEOUT);
    assertThat(tried).isEmpty();
    assertThat(line.isClosed()).isFalse();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  @DisplayName("an address that is silent for 250 ms no longer keeps the next one waiting")
  void silentFirst() throws Exception {
    Line silent = new Line();
    fates.put(A, isSilent(silent));
    fates.put(B, answers(new Line()));
    FutureTask<Race.Winner> race = race(A, B);
    assertNextTried(A);
    timer.advance(Duration.ofMillis(249));
    assertThat(tried).isEmpty();
    timer.advance(Duration.ofMillis(1));
    assertThat(won(race).address()).isEqualTo(B);
    assertThat(silent.closed.await(60, TimeUnit.SECONDS)).as("the loser is closed").isTrue();
  }

  @Test
  @DisplayName("an address that fails lets the next one start at once")
  void deadFirst() throws Exception {
    fates.put(A, isDead());
    fates.put(B, isDead());
    fates.put(C, answers(new Line()));
    assertThat(won(race(A, B, C)).address()).isEqualTo(C);
  }

  @Test
  @DisplayName("another server at the first address does not keep from the right one")
  void wrongKeyFirst() throws Exception {
    Line wrong = new Line();
    fates.put(A, isAnotherServer(wrong));
    fates.put(B, answers(new Line()));
    assertThat(won(race(A, B)).address()).isEqualTo(B);
    assertThat(wrong.isClosed()).isTrue();
  }

  @Test
  @DisplayName("if all fail, each is named with its reason")
  void allFail() throws Exception {
    Line silent = new Line();
    fates.put(A, isDead());
    fates.put(B, isSilent(silent));
    FutureTask<Race.Winner> race = race(A, B);
    assertNextTried(A);
    assertNextTried(B);
    timer.advance(TIMEOUT);
    assertThatThrownBy(() -> won(race))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("a:1: refused; b:2: no answer within 5000 ms");
    assertThat(silent.closed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("if one was another server and none the right one, that is what is said")
  void wrongKeyWins() {
    fates.put(A, isDead());
    fates.put(B, isAnotherServer(new Line()));
    fates.put(C, isDead());
    assertThatThrownBy(() -> won(race(A, B, C)))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(RefusedException.class)
        .hasMessage("another key");
  }

  @Test
  @DisplayName("a connection that comes when the race is over is closed")
  void tooLate() throws Exception {
    Line late = new Line();
    CountDownLatch go = new CountDownLatch(1);
    fates.put(
        A,
        entry -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          entry.opened(late);
          return new Dialled(late, new byte[0]);
        });
    fates.put(B, answers(new Line()));
    FutureTask<Race.Winner> race = race(A, B);
    assertNextTried(A);
    timer.advance(Duration.ofMillis(250));
    assertThat(won(race).address()).isEqualTo(B);
    go.countDown();
    assertThat(late.closed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("the address that answered last is tried first the next time")
  void bestFirst() throws Exception {
    MemoryNetwork network = new MemoryNetwork();
    Address one = Address.memory("one");
    Address two = Address.memory("two");
    TlsDialler dialler =
        new TlsDialler(
            new Transports(List.of(network)),
            List.of(one, two),
            new TlsClient("f".repeat(32), List.of(), null),
            new Credential("k7", new byte[] {1, 2}),
            Timer.system());
    assertThat(dialler.address()).isEqualTo(one);
    assertThatThrownBy(() -> dialler.dial(TIMEOUT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("memory:one")
        .hasMessageContaining("memory:two");
    try (Listener second = network.listen(two)) {
      assertThat(dialler.dial(TIMEOUT).connection().remote()).isEqualTo(two);
      assertThat(dialler.address()).isEqualTo(two);
      try (Listener first = network.listen(one)) {
        assertThat(dialler.dial(TIMEOUT).connection().remote()).isEqualTo(two);
        assertThat(first.address()).isEqualTo(one);
      }
      assertThat(second.address()).isEqualTo(two);
    }
  }

  @Test
  @DisplayName("what proves who a client is never shows itself")
  void secretsAreSilent() {
    Credential credential = new Credential("k7", new byte[] {77, 78, 79});
    assertThat(credential).hasToString("invitation k7");
    assertThat(Credential.NONE).hasToString("no invitation");
    DirectDialler dialler = new DirectDialler(new MemoryNetwork(), A, credential);
    assertThat(dialler.invitation()).isEqualTo("k7");
    assertThat(dialler.secret()).containsExactly(77, 78, 79);
  }
}
