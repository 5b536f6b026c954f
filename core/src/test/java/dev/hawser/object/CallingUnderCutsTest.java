package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.PeerState;
import dev.hawser.Server;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls over a connection that keeps breaking.
@Timeout(180)
class CallingUnderCutsTest {
  private final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), 5);
  private final Server server =
      Server.builder()
          .transport(faults.transport())
          .listen(Address.memory("harbour"))
          .trust(Trust.full())
          .open();
  private final Client client =
      Client.builder().transport(faults.transport()).trust(Trust.full()).connect("memory:harbour");

  @AfterEach
  void close() {
    var _ = faults.heal();
    client.close();
    server.close();
  }

  interface Counter {
    int next();

    @Oneway
    void note(int number);
  }

  private static final class Counting implements Counter {
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<Integer> noted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public int next() {
      return calls.incrementAndGet();
    }

    @Override
    public void note(int number) {
      noted.add(number);
      count.incrementAndGet();
    }
  }

  private final Counting counting = new Counting();

  private Counter counter() {
    var _ = server.export("counter", counting);
    Counter there = client.lookup("counter", Counter.class);
    var _ = faults.cutEvery(Duration.ofMillis(30));
    return there;
  }

  @Test
  @DisplayName("each call is carried out exactly once, and answered")
  void calls() {
    Counter counter = counter();
    for (int i = 1; i <= 5_000; i++) {
      assertThat(counter.next()).isEqualTo(i);
    }
  }

  @Test
  @DisplayName("each one-way call is carried out exactly once")
  void oneway() {
    Counter counter = counter();
    for (int i = 0; i < 30_000; i++) {
      counter.note(i);
    }
    ObjectLab.eventually("all calls", () -> counting.count.get() == 30_000);
    assertThat(counting.noted).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a call that is given up while there is no connection is never carried out")
  void givenUpOffline() {
    Counter counter = counter();
    var _ = faults.refuseConnections(true);
    int _ = faults.cut();
    ObjectLab.eventually("noticed", () -> client.state() == PeerState.RECONNECTING);
    var future = Proxies.callAsync(counter, Counter::next);
    assertThat(future.cancel(true)).isTrue();
    var _ = faults.heal();
    assertThat(counter.next()).isEqualTo(1);
  }
}
