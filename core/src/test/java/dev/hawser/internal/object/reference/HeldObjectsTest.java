package dev.hawser.internal.object.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClosedException;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.internal.object.invocation.ProxyHandler;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// When one end gives back what it holds of the other.
class HeldObjectsTest {
  interface Bell {
    int ring();
  }

  private final MemoryNetwork network = new MemoryNetwork();
  private final Server server =
      Server.builder()
          .transport(network)
          .listen(Address.memory("harbour"))
          .trust(Trust.full())
          .open();
  private final Client client = Client.builder().transport(network).connect("memory:harbour");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private Far bell() {
    Bell bell = () -> 3;
    var _ = server.export("bell", bell);
    return ProxyHandler.of(client.lookup("bell", Bell.class)).far();
  }

  /// How many objects the server keeps for the client, once all is handled that was said before.
  private int given() {
    var _ = client.ping();
    Peer peer = server.client(client.id());
    return peer.references().given().size();
  }

  @Test
  @DisplayName(
      "an object that is closed while it goes home in messages is released behind the last")
  void closedWhileLeaving() {
    Far far = bell();
    HeldObjects held = far.home().held();
    held.leaves(far);
    held.leaves(far);
    held.close(far);
    assertThat(client.references().held()).isEmpty();
    assertThat(given()).isOne();
    held.left(far);
    assertThat(given()).isOne();
    held.left(far);
    assertThat(given()).isZero();
    assertThatThrownBy(() -> held.leaves(far)).isInstanceOf(ClosedException.class);
  }

  @Test
  @DisplayName("what is received again while the old one waits to be released is a new one")
  void receivedMeanwhile() {
    Far far = bell();
    HeldObjects held = far.home().held();
    held.leaves(far);
    held.close(far);
    Bell again = client.lookup("bell", Bell.class);
    Far other = ProxyHandler.of(again).far();
    assertThat(other).isNotSameAs(far);
    assertThat(other.number()).isEqualTo(far.number());
    held.left(far);
    assertThat(given()).isOne();
    assertThat(again.ring()).isEqualTo(3);
    held.close(other);
    assertThat(given()).isZero();
  }

  @Test
  @DisplayName("closing twice releases once")
  void closedTwice() {
    Far far = bell();
    far.close();
    far.close();
    assertThat(given()).isZero();
    assertThat(client.lookup("bell", Bell.class).ring()).isEqualTo(3);
  }
}
