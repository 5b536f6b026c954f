package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.security.Trust;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Streams of bytes as arguments and results: how far ahead they run, who closes them, and when.
class RemoteStreamsEndTest {
  private static final long MOST_AHEAD = 1 << 20;

  private final MemoryNetwork network = new MemoryNetwork();
  private final FaultPlan faults = FaultPlan.over(network, 1);
  private final Server server =
      Server.builder()
          .transport(network)
          .listen(Address.memory("harbour"))
          .trust(Trust.full())
          .open();
  private final Client client =
      Client.builder().transport(faults.transport()).trust(Trust.full()).connect("memory:harbour");
  private final Desk desk = new Desk();
  private final Office office = office();

  private Office office() {
    var _ = server.export("office", desk);
    return client.lookup("office", Office.class);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  interface Office {
    InputStream open();

    OutputStream append();

    void borrow(InputStream in) throws IOException;

    void shut(InputStream in) throws IOException;

    int ping(int number);
  }

  private static final class Desk implements Office {
    volatile InputStream in = InputStream.nullInputStream();
    volatile OutputStream out = OutputStream.nullOutputStream();

    @Override
    public InputStream open() {
      return in;
    }

    @Override
    public OutputStream append() {
      return out;
    }

    @Override
    public void borrow(InputStream lent) throws IOException {
      assertThat(lent.read()).isEqualTo(1);
    }

    @Override
    public void shut(InputStream lent) throws IOException {
      lent.close();
    }

    @Override
    public int ping(int number) {
      return number;
    }
  }

  /// Zeros without end.
  private static final class Spring extends InputStream {
    final AtomicLong given = new AtomicLong();
    volatile boolean closed;

    @Override
    public int read() {
      given.incrementAndGet();
      return 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      given.addAndGet(length);
      return length;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /// Takes so many writes as it is permitted.
  private static final class Drain extends OutputStream {
    final Semaphore permits = new Semaphore(0);
    volatile boolean closed;

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        permits.acquire();
      } catch (InterruptedException e) {
        throw new IOException("the drain was shut", e);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private void pings() {
    for (int i = 0; i < 200; i++) {
      assertThat(office.ping(i)).isEqualTo(i);
    }
  }

  // ---- how far ahead ----

  @Test
  @DisplayName("an owner gives little more than is read")
  void holdsBackTheOwner() throws IOException {
    Spring spring = new Spring();
    desk.in = spring;
    InputStream in = office.open();
    for (int read = 0; read < 10_000_000; read += 100_000) {
      assertThat(in.readNBytes(100_000)).hasSize(100_000);
      assertThat(spring.given.get() - read).isLessThan(MOST_AHEAD);
    }
    pings();
    assertThat(spring.given.get() - 10_000_000).isLessThan(MOST_AHEAD);
  }

  @Test
  @DisplayName("a writer gets little ahead of the owner, and then waits")
  void holdsBackTheWriter() {
    Drain drain = new Drain();
    desk.out = drain;
    OutputStream out = office.append();
    AtomicLong written = new AtomicLong();
    CompletableFuture<?> writing =
        CompletableFuture.runAsync(() -> {
          try {
            for (int i = 0; i < 100; i++) {
              out.write(new byte[50_000]);
              written.addAndGet(50_000);
            }
            out.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    ObjectLab.eventually("it is ahead", () -> written.get() > 300_000);
    pings();
    assertThat(written.get()).isLessThan(MOST_AHEAD);
    drain.permits.release(200);
    writing.join();
    assertThat(written).hasValue(5_000_000);
  }

  @Test
  @DisplayName("of what somebody types no more is taken than is wanted")
  void isNotAheadOfTheTypist() throws IOException {
    Tap tap = new Tap();
    desk.in = tap;
    InputStream in = office.open();
    pings();
    assertThat(tap.reads).hasValue(0);
    tap.drops.add(1);
    assertThat(in.read()).isEqualTo(1);
    pings();
    tap.drops.add(2);
    pings();
    assertThat(tap.drops).containsExactly(2);
    assertThat(in.available()).isEqualTo(1);
  }

  @Test
  @DisplayName("connections that break lose, repeat and exchange nothing")
  void survivesCuts() throws IOException {
    byte[] all = new byte[4_000_000];
    new Random(3).nextBytes(all);
    faults.cutEvery(Duration.ofMillis(30), Cut.CLOSE, Cut.RESET, Cut.MID_FRAME);
    for (int i = 0; i < 3; i++) {
      ByteArrayOutputStream paper = new ByteArrayOutputStream();
      desk.in = new ByteArrayInputStream(all);
      desk.out = paper;
      try (InputStream in = office.open();
          OutputStream out = office.append()) {
        in.transferTo(out);
      }
      assertThat(paper.toByteArray()).isEqualTo(all);
    }
    faults.heal();
  }

  // ---- who closes it ----

  @Test
  @DisplayName("closing closes the owner's stream, even while another thread waits for bytes")
  void closes() throws Exception {
    Tap tap = new Tap();
    desk.in = tap;
    InputStream in = office.open();
    CompletableFuture<Throwable> reading =
        CompletableFuture.supplyAsync(() -> catchThrowable(in::read));
    ObjectLab.eventually("it waits", () -> tap.reads.get() == 1);
    in.close();
    assertThat(tap.closed).isTrue();
    assertThat(reading.get()).isInstanceOf(IOException.class).hasMessage("the stream is closed");
    assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThatThrownBy(in::available).isInstanceOf(IOException.class);
    in.close();
    OutputStream out = office.append();
    out.close();
    out.close();
    assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    ObjectLab.eventually("only the office is held", () -> client.references().held().size() == 1);
  }

  @Test
  @DisplayName("a stream that a method returned is closed when it is forgotten")
  void closesTheForgotten() throws IOException {
    Spring spring = new Spring();
    desk.in = spring;
    Drain drain = new Drain();
    desk.out = drain;
    assertThat(office.open().read()).isZero();
    office.append().flush();
    ObjectLab.eventually(
        "both are closed",
        () -> {
          System.gc();
          return spring.closed && drain.closed;
        });
  }

  @Test
  @DisplayName("a stream that is an argument is closed by nobody but who says so")
  void leavesArgumentsOpen() throws IOException {
    Tap tap = new Tap();
    tap.drops.add(1);
    office.borrow(tap);
    ObjectLab.eventually(
        "it is let go",
        () -> {
          System.gc();
          return client.references().given().isEmpty();
        });
    office.shut(tap);
    assertThat(tap.closed).isTrue();
    Tap other = new Tap();
    other.drops.add(1);
    office.borrow(other);
    client.close();
    assertThat(other.closed).isFalse();
  }

  @Test
  @DisplayName("the standard streams of a process are closed by no other")
  void leavesStandardStreamsOpen() throws IOException {
    InputStream before = System.in;
    Tap tap = new Tap();
    System.setIn(tap);
    try {
      desk.in = tap;
      InputStream in = office.open();
      in.close();
      assertThat(tap.closed).isFalse();
      assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  @DisplayName(
      "the end of the session fails whoever reads or writes, and closes the owner's streams")
  void endsWithTheSession() throws Exception {
    Tap tap = new Tap();
    desk.in = tap;
    Drain drain = new Drain();
    desk.out = drain;
    InputStream in = office.open();
    OutputStream out = office.append();
    CompletableFuture<Throwable> reading =
        CompletableFuture.supplyAsync(() -> catchThrowable(in::read));
    ObjectLab.eventually("it waits", () -> tap.reads.get() == 1);
    client.close();
    assertThat(reading.get()).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    ObjectLab.eventually("the owner's are closed", () -> tap.closed && drain.closed);
    in.close();
  }
}
