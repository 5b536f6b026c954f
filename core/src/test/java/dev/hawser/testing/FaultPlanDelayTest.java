package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultPlanDelayTest {
  private final MemoryNetwork network = new MemoryNetwork();
  private final FaultPlan plan = FaultPlan.over(network, 1);
  private Connection client;
  private Connection server;

  @BeforeEach
  void connect() throws IOException {
    try (Listener listener = network.listen(Address.memory("slow"))) {
      client = plan.transport().connect(listener.address(), Duration.ofSeconds(10));
      server = listener.accept();
    }
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void eachDirectionTakesTheDelay() throws Exception {
    plan.delay(Duration.ofMillis(50));
    Future<?> echo = TransportContract.start(() -> echo(1));
    Stopwatch watch = new Stopwatch();
    client.write(new byte[] {7}, 0, 1);
    assertThat(TransportContract.readToEnd(client, 1)).containsExactly(7);
    assertThat(watch.real()).isGreaterThanOrEqualTo(ms(100));
    assertThat(watch.elapsed()).isLessThanOrEqualTo(ms(2000));
    watch.close();
    echo.get();
  }

  @Test
  void aDelaySetWhileAReaderWaitsHoldsAtOnce() throws Exception {
    Future<byte[]> reader = TransportContract.start(() -> TransportContract.readToEnd(client, 2));
    server.write(new byte[] {1}, 0, 1);
    plan.delay(Duration.ofMillis(50));
    long start = System.nanoTime();
    server.write(new byte[] {2}, 0, 1);
    assertThat(reader.get()).containsExactly(1, 2);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(ms(50));
  }

  @Test
  void aDelayDoesNotLimitThroughput() throws Exception {
    plan.delay(Duration.ofMillis(200));
    byte[] large = TransportContract.randomBytes(32 << 20, 2);
    Stopwatch watch = new Stopwatch();
    Future<byte[]> received =
        TransportContract.start(() -> TransportContract.readToEnd(server, large.length));
    client.write(large, 0, large.length);
    assertThat(received.get()).isEqualTo(large);
    // With one pipe's worth under way at a time it would take half a minute.
    assertThat(watch.real()).isGreaterThanOrEqualTo(ms(200));
    assertThat(watch.elapsed()).isLessThanOrEqualTo(ms(10_000));
    watch.close();
  }

  @Test
  void bytesKeepTheirOrderWhenTheDelayEnds() throws Exception {
    plan.delay(Duration.ofMillis(100));
    client.write(new byte[] {1}, 0, 1);
    plan.delay(Duration.ZERO);
    client.write(new byte[] {2}, 0, 1);
    assertThat(TransportContract.readToEnd(server, 2)).containsExactly(1, 2);
  }

  @Test
  void closeDeliversWhatIsOnItsWay() throws Exception {
    plan.delay(Duration.ofMillis(50));
    client.write(new byte[100], 0, 100);
    client.close();
    assertThatThrownBy(() -> client.read(new byte[1], 0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> client.write(new byte[1], 0, 1)).isInstanceOf(IOException.class);
    assertThat(TransportContract.readToEnd(server, 1000)).hasSize(100);
  }

  @Test
  void aCutLosesWhatIsOnItsWay() throws Exception {
    plan.delay(Duration.ofHours(1));
    Future<Integer> reader = TransportContract.start(() -> client.read(new byte[1], 0, 1));
    client.write(new byte[100], 0, 100);
    plan.cut();
    assertThat(TransportContract.readToEnd(server, 1000)).isEmpty();
    assertThatThrownBy(reader::get).hasMessageContaining("cut by the fault plan (CLOSE)");
  }

  @Test
  void bandwidthIsABound() throws Exception {
    plan.bandwidth(10 << 20);
    byte[] large = new byte[3 << 20];
    Stopwatch watch = new Stopwatch();
    Future<byte[]> received =
        TransportContract.start(() -> TransportContract.readToEnd(server, large.length));
    client.write(large, 0, large.length);
    assertThat(received.get()).hasSize(large.length);
    assertThat(watch.real()).isGreaterThanOrEqualTo(ms(280));
    assertThat(watch.elapsed()).isLessThanOrEqualTo(ms(5000));
    watch.close();
  }

  private Object echo(int length) throws IOException {
    byte[] bytes = TransportContract.readToEnd(server, length);
    server.write(bytes, 0, bytes.length);
    return "echoed";
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
