package dev.hawser.internal.object.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.PeerState;
import dev.hawser.Server;
import dev.hawser.internal.object.invocation.ProxyHandler;
import dev.hawser.internal.object.reference.HeldObjects.Release;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An end that says what is not true of the objects it holds.
class ReferencesOfLiarsTest {
  interface Bell {
    int ring();
  }

  @ParameterizedTest
  @CsvSource({"99, 1", "1, 2", "1, 0", "1, -1", "-5, 1", "0, 1"})
  @DisplayName("who releases what it does not hold loses its session, and nobody else does")
  void liar(long number, long count) {
    MemoryNetwork network = new MemoryNetwork();
    try (Server server =
            Server.builder()
                .transport(network)
                .listen(Address.memory("harbour"))
                .trust(Trust.full())
                .open();
        Client liar = Client.builder().transport(network).connect("memory:harbour");
        Client honest = Client.builder().transport(network).connect("memory:harbour")) {
      Bell bell = () -> 3;
      var _ = server.export("bell", bell);
      Bell theirs = liar.lookup("bell", Bell.class);
      Bell ours = honest.lookup("bell", Bell.class);
      ProxyHandler.of(theirs).far().home().held().send(List.of(new Release(number, count)));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (liar.state() != PeerState.CLOSED && System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      assertThat(liar.state()).isEqualTo(PeerState.CLOSED);
      assertThat(ours.ring()).isEqualTo(3);
    }
  }
}
