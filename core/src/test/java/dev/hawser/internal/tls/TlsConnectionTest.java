package dev.hawser.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.transport.Resettable;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.security.Identity;
import dev.hawser.spi.Connection;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsConnectionTest {
  private static final Identity IDENTITY = Identity.create();

  private final TlsServer answering = new TlsServer(List.of(IDENTITY), List.of());
  private final TlsClient calling = new TlsClient(IDENTITY.fingerprint(), List.of(), null);
  private final List<Ends> opened = new ArrayList<>();

  @AfterEach
  void closeAll() {
    opened.forEach(Ends::close);
  }

  private Ends raw() throws IOException {
    return keep(Ends.inMemory());
  }

  private Ends keep(Ends ends) {
    opened.add(ends);
    return ends;
  }

  private Ends.Tls tls() throws Exception {
    return raw().shake(calling, answering, "here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory:bulk", "localhost:0"})
  @DisplayName("bulk crosses both ways at once, unharmed, for buffers of any size")
  void bulkBothWays(String where) throws Exception {
    Address address = Address.parse(where);
    var transport = address.scheme().equals("tcp") ? new TcpTransport() : new MemoryNetwork();
    Ends.Tls tls = keep(Ends.over(transport, address)).shake(calling, answering, "localhost");
    int length = 24 << 20;
    Future<Long> up = Ends.start(() -> send(tls.client(), length, 1));
    Future<Long> down = Ends.start(() -> send(tls.server(), length, 2));
    Future<Long> atServer = Ends.start(() -> receive(tls.server(), length, 3));
    Future<Long> atClient = Ends.start(() -> receive(tls.client(), length, 4));
    assertThat(atServer.get()).isEqualTo(up.get());
    assertThat(atClient.get()).isEqualTo(down.get());
  }

  private static long send(Connection connection, int length, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] buffer = new byte[300_000];
    CRC32C sum = new CRC32C();
    int left = length;
    while (left > 0) {
      random.nextBytes(buffer);
      int count = Math.min(left, 1 + random.nextInt(1 << random.nextInt(1, 18)));
      int offset = random.nextInt(1000);
      connection.write(buffer, offset, count);
      sum.update(buffer, offset, count);
      left -= count;
    }
    return sum.getValue();
  }

  private static long receive(Connection connection, int length, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] buffer = new byte[300_000];
    CRC32C sum = new CRC32C();
    int left = length;
    while (left > 0) {
      int offset = random.nextInt(1000);
      int room = Math.min(left, 1 + random.nextInt(1 << random.nextInt(1, 18)));
      int count = connection.read(buffer, offset, room);
      assertThat(count).isBetween(1, room);
      sum.update(buffer, offset, count);
      left -= count;
    }
    return sum.getValue();
  }

  @Test
  @DisplayName("many small messages go to and fro")
  void manySmallMessages() throws Exception {
    Ends.Tls tls = tls();
    Future<Long> echo =
        Ends.start(() -> {
          byte[] one = new byte[64];
          for (int i = 0; i < 20_000; i++) {
            tls.server().write(one, 0, tls.server().read(one, 0, 64));
          }
          return 0L;
        });
    byte[] ping = new byte[64];
    for (int i = 0; i < 20_000; i++) {
      ping[0] = (byte) i;
      tls.client().write(ping, 0, 1 + i % 64);
      assertThat(Ends.read(tls.client(), 1 + i % 64)[0]).isEqualTo((byte) i);
    }
    echo.get();
  }

  @Test
  @DisplayName("both ends have the same binding, and every connection another, resumed or not")
  void bindings() throws Exception {
    Ends.Tls first = tls();
    assertThat(first.talk()).isTrue();
    Ends.Tls second = tls();
    assertThat(first.client().binding()).hasSize(32).isEqualTo(first.server().binding());
    assertThat(second.client().binding())
        .isEqualTo(second.server().binding())
        .isNotEqualTo(first.client().binding());
  }

  @Test
  @DisplayName("close never waits, though the other end does not read, and wakes the writer")
  void closeWhileWriterWaits() throws Exception {
    Ends.Tls tls = tls();
    CountDownLatch writing = new CountDownLatch(1);
    Future<?> writer =
        Ends.start(() -> {
          writing.countDown();
          tls.client().write(new byte[16 << 20], 0, 16 << 20);
          return null;
        });
    writing.await();
    assertThat(tls.server().read(new byte[1], 0, 1)).isEqualTo(1);
    tls.client().close();
    assertThat(Ends.failure(writer)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tls.client().write(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }

  @Test
  @DisplayName("close never waits, though there is no room on the line for its goodbye")
  void closeWithFullLine() throws Exception {
    FullLine line = new FullLine(raw().client());
    Future<TlsConnection> accepting =
        Ends.start(() -> answering.accept(opened.getFirst().server()));
    TlsConnection client = calling.connect(line, "here");
    accepting.get();
    Future<Integer> reader = Ends.start(() -> client.read(new byte[1], 0, 1));
    line.full = true;
    client.close();
    assertThat(Ends.failure(reader)).isInstanceOf(IOException.class);
    line.closed.await();
  }

  /// A connection that, when told so, takes nothing more.
  private static final class FullLine implements Connection {
    private final Connection under;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean full;

    FullLine(Connection under) {
      this.under = under;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return under.read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      if (full) {
        try {
          closed.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        throw new IOException("closed while it waited");
      }
      under.write(buffer, offset, length);
    }

    @Override
    public Address remote() {
      return under.remote();
    }

    @Override
    public void close() {
      under.close();
      closed.countDown();
    }
  }

  @Test
  @DisplayName("an end without TLS's goodbye is an end too")
  void truncatedStream() throws Exception {
    Ends raw = raw();
    Ends.Tls tls = raw.shake(calling, answering, "here");
    tls.client().write(new byte[] {1, 2, 3}, 0, 3);
    raw.client().close();
    assertThat(Ends.read(tls.server(), 3)).containsExactly(1, 2, 3);
    assertThat(tls.server().read(new byte[1], 0, 1)).isEqualTo(-1);
    assertThat(tls.server().read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOSE", "RESET", "MID_FRAME"})
  @DisplayName("a cut in the middle is an end or an IOException, never wrong bytes")
  void cutInTheMiddle(String kind) throws Exception {
    FaultPlan plan = FaultPlan.over(new MemoryNetwork(), 1);
    Ends raw = keep(Ends.over(plan.transport(), Address.memory("cut")));
    Ends.Tls tls = raw.shake(calling, answering, "cut");
    Future<Object> reading = Ends.start(() -> readZeros(tls.server()));
    Future<Object> writing = Ends.start(() -> writeZeros(tls.client()));
    plan.cut(Cut.valueOf(kind));
    assertThat(writing.get()).isInstanceOf(IOException.class);
    tls.client().close();
    assertThat(reading.get()).isIn("end", "error");
  }

  private static Object writeZeros(Connection connection) {
    try {
      while (true) {
        connection.write(new byte[40_000], 0, 40_000);
      }
    } catch (IOException e) {
      return e;
    }
  }

  private static Object readZeros(Connection connection) {
    byte[] buffer = new byte[20_000];
    try {
      int count = connection.read(buffer, 0, buffer.length);
      while (count >= 0) {
        for (int i = 0; i < count; i++) {
          if (buffer[i] != 0) {
            return "wrong bytes";
          }
        }
        count = connection.read(buffer, 0, buffer.length);
      }
      return "end";
    } catch (IOException e) {
      return "error";
    }
  }

  @Test
  @DisplayName("an altered byte breaks the connection")
  void alteredByte() throws Exception {
    Ends raw = raw();
    Ends.Tls tls = raw.shake(calling, answering, "here");
    raw.client().write(new byte[] {23, 3, 3, 0, 40}, 0, 5);
    raw.client().write(new byte[40], 0, 40);
    assertThatThrownBy(() -> tls.server().read(new byte[100], 0, 100))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is broken");
  }

  @Test
  @DisplayName("reset goes through to the connection underneath")
  void resetGoesThrough() throws Exception {
    Ends.Tls tls = tls();
    assertThat(tls.client()).isInstanceOf(Resettable.class);
    tls.client().reset();
    assertThatThrownBy(() -> tls.server().read(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reset");
  }

  @Test
  @DisplayName("the keys change under way, whoever asks for it, also while nobody reads the answer")
  void keyUpdate() throws Exception {
    Ends raw = raw();
    SSLEngine[] engines = new SSLEngine[2];
    Future<TlsConnection> accepting = Ends.start(() -> shake(raw.server(), false, engines));
    TlsConnection client = shake(raw.client(), true, engines);
    TlsConnection server = accepting.get();
    Ends.Tls tls = new Ends.Tls(client, server);
    for (int round = 0; round < 50; round++) {
      // In TLS 1.3 this asks for new keys both ways.
      engines[round % 2].beginHandshake();
      for (int i = 0; i <= round % 3; i++) {
        assertThat(tls.talk()).isTrue();
      }
    }
    Future<Long> up = Ends.start(() -> send(client, 4 << 20, 5));
    engines[0].beginHandshake();
    assertThat(receive(server, 4 << 20, 6)).isEqualTo(up.get());
    assertThat(tls.talk()).isTrue();
  }

  @Test
  @DisplayName("a peer that keeps asking for new keys and reads no answer is given up")
  void endlessKeyUpdates() throws Exception {
    Ends raw = raw();
    SSLEngine[] engines = new SSLEngine[2];
    Future<TlsConnection> accepting = Ends.start(() -> shake(raw.server(), false, engines));
    shake(raw.client(), true, engines);
    TlsConnection server = accepting.get();
    for (int i = 0; i < 100; i++) {
      engines[0].beginHandshake();
      Handshake.flush(engines[0], raw.client());
    }
    assertThatThrownBy(() -> server.read(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("new keys");
  }

  private static TlsConnection shake(Connection raw, boolean client, SSLEngine[] engines)
      throws IOException {
    var context =
        client
            ? Contexts.context(
                List.of(), new javax.net.ssl.TrustManager[] {new PinnedKey(IDENTITY.fingerprint())})
            : Contexts.context(List.of(IDENTITY), new javax.net.ssl.TrustManager[0]);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(client);
    engine.setSSLParameters(Contexts.parameters(engine));
    engines[client ? 0 : 1] = engine;
    Inbound inbound = new Inbound(raw);
    Handshake.shake(engine, raw, inbound);
    return new TlsConnection(engine, raw, inbound);
  }
}
