package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a session may expect of every transport.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TransportContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// More than any transport keeps on the way, so that writing it blocks until somebody reads.
  private static final int ENDLESS = 64 << 20;

  private final Deque<Closeable> opened = new ConcurrentLinkedDeque<>();

  /// The transport to test.
  protected abstract Transport transport();

  /// An address that is free to listen on.
  protected abstract Address freeAddress();

  @AfterEach
  void closeAll() throws IOException {
    for (Closeable closeable : opened) {
      closeable.close();
    }
  }

  @Test
  void schemeIsThatOfItsAddresses() {
    assertThat(transport().scheme()).isEqualTo(freeAddress().scheme());
  }

  @Test
  void bytesArriveInOrderBothWaysAtOnce() throws Exception {
    Pair pair = pair();
    Future<byte[]> atServer = start(() -> readToEnd(pair.server(), 300_000));
    Future<byte[]> atClient = start(() -> readToEnd(pair.client(), 300_000));
    byte[] up = randomBytes(300_000, 1);
    byte[] down = randomBytes(300_000, 2);
    Future<?> writing = start(() -> writeInPieces(pair.server(), down, 3));
    writeInPieces(pair.client(), up, 4);
    writing.get();
    assertThat(atServer.get()).isEqualTo(up);
    assertThat(atClient.get()).isEqualTo(down);
  }

  @Test
  void oneLargeWriteArrivesWhole() throws Exception {
    Pair pair = pair();
    byte[] large = randomBytes(8 << 20, 5);
    Future<byte[]> received = start(() -> readToEnd(pair.server(), large.length));
    pair.client().write(large, 0, large.length);
    assertThat(received.get()).isEqualTo(large);
  }

  @Test
  void onlyTheGivenPartOfAnArrayIsWrittenAndFilled() throws Exception {
    Pair pair = pair();
    pair.client().write("..hello..".getBytes(StandardCharsets.UTF_8), 2, 5);
    byte[] buffer = "___________".getBytes(StandardCharsets.UTF_8);
    int filled = 0;
    while (filled < 5) {
      filled += pair.server().read(buffer, 3 + filled, 5 - filled);
    }
    assertThat(new String(buffer, StandardCharsets.UTF_8)).isEqualTo("___hello___");
  }

  @Test
  void bytesWrittenBeforeCloseArriveBeforeTheEnd() throws Exception {
    Pair pair = pair();
    pair.client().write(randomBytes(1000, 6), 0, 1000);
    pair.client().close();
    assertThat(readToEnd(pair.server(), Integer.MAX_VALUE)).isEqualTo(randomBytes(1000, 6));
    assertThat(pair.server().read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @Test
  void writingToAnEndThatClosedFailsInTheEnd() throws Exception {
    Pair pair = pair();
    pair.server().close();
    assertThatThrownBy(
            () -> {
              while (true) {
                pair.client().write(new byte[1000], 0, 1000);
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void closeWakesAReader() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 20; round++) {
      Pair pair = pair();
      CountDownLatch reading = new CountDownLatch(1);
      Future<Integer> reader =
          start(() -> {
            reading.countDown();
            return pair.client().read(new byte[1], 0, 1);
          });
      reading.await();
      spin(random.nextInt(2_000_000));
      pair.client().close();
      assertThatThrownBy(reader::get).cause().isInstanceOf(IOException.class);
    }
  }

  @Test
  void closeWakesAWriter() throws Exception {
    Pair pair = pair();
    Future<?> writer = start(() -> write(pair.client(), new byte[ENDLESS]));
    assertThat(pair.server().read(new byte[1], 0, 1)).isEqualTo(1);
    pair.client().close();
    assertThatThrownBy(writer::get).cause().isInstanceOf(IOException.class);
  }

  @Test
  void aWriterWaitsForItsReader() throws Exception {
    Pair pair = pair();
    Future<?> writer = start(() -> write(pair.client(), new byte[ENDLESS]));
    assertThat(pair.server().read(new byte[1], 0, 1)).isEqualTo(1);
    assertThat(writer.isDone()).isFalse();
    assertThat(readToEnd(pair.server(), ENDLESS - 1)).hasSize(ENDLESS - 1);
    writer.get();
  }

  @Test
  void closeEndsBothDirectionsAndMayBeRepeated() throws Exception {
    Pair pair = pair();
    pair.client().close();
    pair.client().close();
    assertThatThrownBy(() -> pair.client().read(new byte[1], 0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> write(pair.client(), new byte[1])).isInstanceOf(IOException.class);
    assertThat(pair.server().read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @Test
  void closeWakesAnAcceptor() throws Exception {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 10; round++) {
      Listener listener = listen(freeAddress());
      CountDownLatch accepting = new CountDownLatch(1);
      Future<Connection> acceptor =
          start(() -> {
            accepting.countDown();
            return listener.accept();
          });
      accepting.await();
      spin(random.nextInt(2_000_000));
      listener.close();
      listener.close();
      assertThatThrownBy(acceptor::get).cause().isInstanceOf(IOException.class);
    }
  }

  @Test
  void manyConnectionsAtOnce() throws Exception {
    Listener listener = listen(freeAddress());
    Future<?> server = start(() -> echoOnce(listener, 200));
    List<Future<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte id = (byte) i;
      clients.add(start(() -> ask(connect(listener.address()), id)));
    }
    for (int i = 0; i < 200; i++) {
      assertThat(clients.get(i).get()).isEqualTo((byte) i);
    }
    server.get();
  }

  @Test
  void anAddressInUseIsRefusedByName() throws Exception {
    Listener listener = listen(freeAddress());
    assertThatThrownBy(() -> listen(listener.address()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(listener.address().toString());
  }

  @Test
  void anAddressIsFreeAgainAtOnce() throws Exception {
    Listener first = listen(freeAddress());
    Address address = first.address();
    Connection client = connect(address);
    Connection server = keep(first.accept());
    write(client, new byte[10]);
    first.close();
    server.close();
    client.close();
    Listener second = listen(address);
    Connection again = connect(address);
    write(again, new byte[] {42});
    assertThat(readToEnd(keep(second.accept()), 1)).containsExactly(42);
  }

  @Test
  void connectionsOutliveTheirListener() throws Exception {
    Listener listener = listen(freeAddress());
    Connection client = connect(listener.address());
    Connection server = keep(listener.accept());
    listener.close();
    write(client, new byte[] {1});
    assertThat(readToEnd(server, 1)).containsExactly(1);
  }

  @Test
  void connectingToNobodyFailsByName() throws Exception {
    Listener listener = listen(freeAddress());
    listener.close();
    assertThatThrownBy(() -> connect(listener.address()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(listener.address().toString());
  }

  @Test
  void bothEndsSayWhoIsThere() throws Exception {
    Listener listener = listen(freeAddress());
    Connection client = connect(listener.address());
    Connection server = keep(listener.accept());
    assertThat(client.remote()).isEqualTo(listener.address());
    assertThat(server.remote().scheme()).isEqualTo(transport().scheme());
    assertThat(server.remote().toString()).isNotBlank();
  }

  /// Two ends of one connection.
  protected record Pair(Connection client, Connection server) {}

  protected final Pair pair() throws IOException {
    Listener listener = listen(freeAddress());
    Connection client = connect(listener.address());
    Connection server = keep(listener.accept());
    listener.close();
    return new Pair(client, server);
  }

  protected final Listener listen(Address address) throws IOException {
    return keep(transport().listen(address));
  }

  protected final Connection connect(Address address) throws IOException {
    return keep(transport().connect(address, PATIENCE));
  }

  protected final <T extends Closeable> T keep(T closeable) {
    opened.push(closeable);
    return closeable;
  }

  private Object echoOnce(Listener listener, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Connection connection = keep(listener.accept());
      start(() -> {
        byte[] one = readToEnd(connection, 1);
        return write(connection, one);
      });
    }
    return "done";
  }

  private static int ask(Connection connection, byte question) throws IOException {
    write(connection, new byte[] {question});
    return readToEnd(connection, 1)[0];
  }

  private static Object write(Connection connection, byte[] bytes) throws IOException {
    connection.write(bytes, 0, bytes.length);
    return "written";
  }

  private static Object writeInPieces(Connection connection, byte[] bytes, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int position = 0;
    while (position < bytes.length) {
      int length = Math.min(bytes.length - position, 1 + random.nextInt(5000));
      connection.write(bytes, position, length);
      position += length;
    }
    return "written";
  }

  static byte[] readToEnd(Connection connection, int atMost) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[10_000];
    while (all.size() < atMost) {
      int length = connection.read(buffer, 0, Math.min(buffer.length, atMost - all.size()));
      if (length < 0) {
        break;
      }
      all.write(buffer, 0, length);
    }
    return all.toByteArray();
  }

  static byte[] randomBytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  /// Runs a task on a thread of its own.
  static <T> Future<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofPlatform().daemon().start(future);
    return future;
  }

  /// Lets a little time pass so that races meet at many different moments.
  private static void spin(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }
}
