package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultPlanTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<AutoCloseable> opened = new ArrayList<>();

  /// The networks to make bad, each with an address to listen on.
  enum Net {
    MEMORY(new MemoryNetwork(), Address.memory("here")),
    TCP(new TcpTransport(), Address.tcp("localhost", 0));

    final Transport transport;
    final Address address;

    Net(Transport transport, Address address) {
      this.transport = transport;
      this.address = address;
    }
  }

  /// A connection whose client end belongs to the plan, and whose server end does not.
  private record Pair(Connection client, Connection server) {}

  private Pair pair(Net net, FaultPlan plan) throws IOException {
    try (Listener listener = net.transport.listen(net.address)) {
      Connection client = plan.transport().connect(listener.address(), PATIENCE);
      Connection server = listener.accept();
      opened.add(client);
      opened.add(server);
      return new Pair(client, server);
    }
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : opened) {
      closeable.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutEndsEveryConnectionForBothEnds(Net net) throws Exception {
    FaultPlan plan = FaultPlan.over(net.transport, 1);
    Pair one = pair(net, plan);
    Pair two = pair(net, plan);
    Future<Integer> reader = TransportContract.start(() -> one.client().read(new byte[1], 0, 1));
    assertThat(plan.cut()).isEqualTo(2);
    assertThatThrownBy(reader::get).hasMessageContaining("cut by the fault plan (CLOSE)");
    assertThatThrownBy(() -> two.client().write(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut by the fault plan (CLOSE)");
    assertThat(one.server().read(new byte[1], 0, 1)).isEqualTo(-1);
    assertThat(two.server().read(new byte[1], 0, 1)).isEqualTo(-1);
    assertThat(plan.cuts(Cut.CLOSE)).isEqualTo(2);
    assertThat(plan.connections()).isEqualTo(2);
    assertThat(plan.cut()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void closeWaitsForTheWriteUnderWay(Net net) throws Exception {
    FaultPlan plan = FaultPlan.over(net.transport, 2);
    Pair pair = pair(net, plan);
    int length = 64 << 20;
    Future<?> writer = write(pair.client(), new byte[length]);
    assertThat(pair.server().read(new byte[1], 0, 1)).isEqualTo(1);
    plan.cut(Cut.CLOSE);
    assertThat(plan.cuts()).isZero();
    assertThat(TransportContract.readToEnd(pair.server(), length)).hasSize(length - 1);
    writer.get();
    assertThat(plan.cuts(Cut.CLOSE)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void resetLosesWhatNobodyHasRead(Net net) throws Exception {
    FaultPlan plan = FaultPlan.over(net.transport, 3);
    Pair pair = pair(net, plan);
    pair.server().write(new byte[100], 0, 100);
    assertThat(pair.client().read(new byte[1], 0, 1)).isEqualTo(1);
    plan.cut(Cut.RESET);
    assertThatThrownBy(() -> pair.client().read(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("RESET");
    assertThatThrownBy(() -> pair.server().read(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reset");
    assertThat(plan.cuts(Cut.RESET)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void midFramePassesOnlyPartOfAWrite(Net net) throws Exception {
    FaultPlan plan = FaultPlan.over(net.transport, 4);
    Pair pair = pair(net, plan);
    plan.cut(Cut.MID_FRAME);
    assertThat(plan.cuts()).isZero();
    byte[] frame = TransportContract.randomBytes(1000, 4);
    pair.client().write(frame, 0, frame.length);
    byte[] arrived = TransportContract.readToEnd(pair.server(), frame.length);
    assertThat(arrived).hasSizeLessThan(frame.length);
    assertThat(arrived).isEqualTo(Arrays.copyOf(frame, arrived.length));
    assertThat(plan.cuts(Cut.MID_FRAME)).isEqualTo(1);
    assertThatThrownBy(() -> pair.client().write(frame, 0, 1)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource
  void midFrameHitsWhatTheOtherEndWritesToo(Net net) throws Exception {
    FaultPlan plan = FaultPlan.over(net.transport, 5);
    Pair pair = pair(net, plan);
    plan.cut(Cut.MID_FRAME);
    byte[] frame = TransportContract.randomBytes(1000, 5);
    pair.server().write(frame, 0, frame.length);
    byte[] buffer = new byte[1000];
    int count = pair.client().read(buffer, 0, buffer.length);
    assertThat(count).isLessThan(1000);
    assertThat(Arrays.copyOf(buffer, count)).isEqualTo(Arrays.copyOf(frame, count));
    assertThatThrownBy(() -> pair.client().read(buffer, 0, buffer.length))
        .isInstanceOf(IOException.class);
    assertThat(plan.cuts(Cut.MID_FRAME)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void halfOpenSwallowsBothDirectionsUntilClosed(Net net) throws Exception {
    FaultPlan plan = FaultPlan.over(net.transport, 6);
    Pair pair = pair(net, plan);
    Future<Integer> reader = TransportContract.start(() -> pair.client().read(new byte[9], 0, 9));
    plan.cut(Cut.HALF_OPEN);
    assertThat(plan.cuts(Cut.HALF_OPEN)).isEqualTo(1);
    pair.client().write(new byte[10], 0, 10);
    // More than the connection holds: it is drained, and nobody is told.
    pair.server().write(new byte[16 << 20], 0, 16 << 20);
    assertThat(reader.isDone()).isFalse();
    pair.client().close();
    assertThatThrownBy(reader::get).cause().isInstanceOf(IOException.class);
    assertThat(TransportContract.readToEnd(pair.server(), 1)).isEmpty();
  }

  @Test
  void halfOpenHidesThatTheOtherEndClosed() throws Exception {
    FaultPlan plan = FaultPlan.over(Net.MEMORY.transport, 7);
    Pair pair = pair(Net.MEMORY, plan);
    Future<Integer> reader = TransportContract.start(() -> pair.client().read(new byte[9], 0, 9));
    plan.cut(Cut.HALF_OPEN);
    pair.server().close();
    pair.client().write(new byte[10], 0, 10);
    assertThat(reader.isDone()).isFalse();
    assertThat(plan.cut()).isEqualTo(1);
    assertThatThrownBy(reader::get).cause().isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void cutsByChanceComeInTheGivenKind(Cut kind) throws Exception {
    FaultPlan plan = FaultPlan.over(Net.MEMORY.transport, 8);
    Pair before = pair(Net.MEMORY, plan);
    plan.cutEvery(Duration.ofMillis(5), kind);
    Pair after = pair(Net.MEMORY, plan);
    List<Future<?>> readers = new ArrayList<>();
    for (Pair pair : List.of(before, after)) {
      readers.add(TransportContract.start(() -> drain(pair.server())));
      writeUntil(pair.client(), () -> plan.cuts(kind) == 2);
    }
    assertThat(plan.cuts(kind)).as(plan.toString()).isEqualTo(2);
    before.client().close();
    after.client().close();
    for (Future<?> reader : readers) {
      reader.get();
    }
  }

  @Test
  void theSameSeedChoosesTheSameFates() {
    List<String> first = fates(99);
    assertThat(fates(99)).isEqualTo(first);
    assertThat(fates(100)).isNotEqualTo(first);
  }

  private static List<String> fates(long seed) {
    ManualTimer timer = new ManualTimer();
    FaultPlan plan = new FaultPlan(Net.MEMORY.transport, seed, timer);
    plan.cutEvery(Duration.ofSeconds(1), Cut.CLOSE, Cut.RESET);
    List<String> fates = new ArrayList<>();
    try (Listener listener = Net.MEMORY.transport.listen(Address.memory("fates"))) {
      for (int i = 0; i < 20; i++) {
        plan.transport().connect(listener.address(), PATIENCE);
      }
      for (int step = 0; step < 30; step++) {
        timer.advance(Duration.ofMillis(100));
        fates.add(plan.cuts(Cut.CLOSE) + " " + plan.cuts(Cut.RESET));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return fates;
  }

  @Test
  void refusedConnectionsFailUntilHealed() throws Exception {
    FaultPlan plan = FaultPlan.over(Net.MEMORY.transport, 9).refuseConnections(true);
    assertThatThrownBy(() -> pair(Net.MEMORY, plan))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refuses connections");
    plan.heal();
    assertThat(pair(Net.MEMORY, plan)).isNotNull();
  }

  @Test
  void aListenerOfThePlanTurnsStrangersAwayWhileItRefuses() throws Exception {
    FaultPlan plan = FaultPlan.over(Net.MEMORY.transport, 10).refuseConnections(true);
    try (Listener listener = plan.transport().listen(Address.memory("guarded"))) {
      Future<Connection> acceptor = TransportContract.start(listener::accept);
      Connection refused = Net.MEMORY.transport.connect(listener.address(), PATIENCE);
      assertThat(refused.read(new byte[1], 0, 1)).isEqualTo(-1);
      plan.heal();
      Connection welcome = Net.MEMORY.transport.connect(listener.address(), PATIENCE);
      welcome.write(new byte[] {5}, 0, 1);
      assertThat(TransportContract.readToEnd(acceptor.get(), 1)).containsExactly(5);
    }
  }

  @Test
  void aConnectionBetweenTwoEndsOfThePlanCountsOnce() throws Exception {
    FaultPlan plan = FaultPlan.over(Net.TCP.transport, 11);
    try (Listener listener = plan.transport().listen(Net.TCP.address)) {
      Address address = Address.tcp("127.0.0.1", listener.address().port());
      Connection client = plan.transport().connect(address, PATIENCE);
      opened.add(client);
      opened.add(listener.accept());
      assertThat(plan.connections()).isEqualTo(1);
      assertThat(plan.cut()).isEqualTo(1);
      assertThat(client.read(new byte[1], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void healSparesWhatIsNotYetCut() throws Exception {
    ManualTimer timer = new ManualTimer();
    FaultPlan plan = new FaultPlan(Net.MEMORY.transport, 12, timer);
    Pair pair = pair(Net.MEMORY, plan);
    plan.cutEvery(Duration.ofSeconds(1)).cut(Cut.MID_FRAME).heal();
    timer.advance(Duration.ofHours(1));
    pair.client().write(new byte[100], 0, 100);
    assertThat(TransportContract.readToEnd(pair.server(), 100)).hasSize(100);
    assertThat(plan.cuts()).isZero();
  }

  @Test
  void thePlanNamesItsSeed() {
    assertThat(FaultPlan.over(new MemoryNetwork(), 42).seed()).isEqualTo(42);
    assertThat(FaultPlan.over(new MemoryNetwork(), 42)).asString().contains("seed 42");
  }

  private static Future<?> write(Connection connection, byte[] bytes) {
    return TransportContract.start(() -> {
      connection.write(bytes, 0, bytes.length);
      return "written";
    });
  }

  private static void writeUntil(Connection connection, BooleanSupplier done) {
    try {
      while (!done.getAsBoolean()) {
        connection.write(new byte[100], 0, 100);
      }
    } catch (IOException expected) {
      // The cut that we wait for.
    }
  }

  private static Object drain(Connection connection) {
    try {
      return TransportContract.readToEnd(connection, Integer.MAX_VALUE);
    } catch (IOException expected) {
      return expected;
    }
  }
}
