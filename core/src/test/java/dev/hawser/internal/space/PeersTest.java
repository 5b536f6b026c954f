package dev.hawser.internal.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who is there: clients, names, callbacks, ends.
class PeersTest {
  private final Lab lab = new Lab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  @DisplayName("clients are listed in the order they came, and found by id and by address")
  void clients() {
    assertThat(lab.server.clients()).extracting(Peer::name).containsExactly("alice", "bob");
    Peer bob = lab.server.clients().get(1);
    assertThat(lab.server.client(bob.id())).isSameAs(bob);
    assertThat(lab.server.client(bob.address())).isSameAs(bob);
    assertThat(bob.id()).isEqualTo(lab.bob.id());
    assertThatThrownBy(() -> lab.server.client(99))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContainingAll("99", "alice", "bob");
    assertThatThrownBy(() -> lab.server.client(Address.memory("nowhere")))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContainingAll("nowhere", "alice", "bob");
    try (Client unnamed =
        Client.builder()
            .transport(lab.faults.transport())
            .connect(lab.server.address().toString())) {
      assertThat(unnamed.name()).isEqualTo("client-" + unnamed.id());
      assertThat(lab.at(unnamed).name()).isEqualTo(unnamed.name());
    }
  }

  @Test
  @DisplayName("each listener hears of each peer once, early or late, and of its end after that")
  void callbacks() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Subscription arrivals = lab.server.onConnect(peer -> heard.add("in " + peer.name()));
    var _ = lab.server.onDisconnect((peer, why) -> heard.add("out " + peer.name()));
    assertThat(List.of(next(heard), next(heard))).containsExactlyInAnyOrder("in alice", "in bob");
    for (int i = 0; i < 50; i++) {
      lab.connect("guest" + i).close();
      // In this order they are called; which of them does something first, nobody promises.
      assertThat(List.of(next(heard), next(heard)))
          .containsExactlyInAnyOrder("in guest" + i, "out guest" + i);
    }
    Client welcome = lab.connect("welcome");
    assertThat(next(heard)).isEqualTo("in welcome");
    welcome.close();
    assertThat(next(heard)).isEqualTo("out welcome");
    arrivals.close();
    lab.connect("unheard").close();
    assertThat(next(heard)).isEqualTo("out unheard");
    lab.bob.close();
    assertThat(next(heard)).isEqualTo("out bob");
    assertThat(heard).isEmpty();
  }

  private static String next(BlockingQueue<String> heard) throws InterruptedException {
    return String.valueOf(heard.poll(60, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("a callback that never returns, or throws, holds up nobody")
  void stuckCallbacks() throws Exception {
    CountDownLatch started = new CountDownLatch(52);
    CountDownLatch never = new CountDownLatch(1);
    var _ =
        lab.server.onConnect(peer -> {
          started.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    var _ =
        lab.server.onConnect(peer -> {
          throw new IllegalStateException("meant to be");
        });
    for (int i = 0; i < 50; i++) {
      lab.connect("guest" + i).map().set("k", i);
    }
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
    never.countDown();
  }

  @Test
  @DisplayName("private spaces are between one client and the server")
  void privateSpaces() {
    lab.alice.map().set("k", "alice's");
    lab.at(lab.bob).map().set("k", "bob's");
    assertThat(lab.at(lab.alice).map().get("k")).isEqualTo("alice's");
    assertThat(lab.bob.map().get("k")).isEqualTo("bob's");
    assertThat(lab.server.map().get("k")).isNull();
  }

  @Test
  @DisplayName("a ping answers, and states are told in order")
  void pingAndStates() throws Exception {
    assertThat(lab.alice.ping()).isPositive();
    assertThat(lab.at(lab.alice).pingAsync().get(60, TimeUnit.SECONDS)).isPositive();
    BlockingQueue<PeerState> states = new LinkedBlockingQueue<>();
    var _ = lab.alice.onStateChange(states::add);
    lab.faults.cut();
    assertThat(states.poll(60, TimeUnit.SECONDS)).isEqualTo(PeerState.RECONNECTING);
    assertThat(states.poll(60, TimeUnit.SECONDS)).isEqualTo(PeerState.CONNECTED);
    assertThat(lab.alice.ping()).isPositive();
    lab.server.close();
    assertThat(states.poll(60, TimeUnit.SECONDS)).isEqualTo(PeerState.CLOSED);
    lab.alice.awaitClose();
    assertThat(lab.alice.isClosed()).isTrue();
    assertThatThrownBy(lab.alice::ping).isInstanceOf(DisconnectedException.class);
  }

  @Test
  @DisplayName("after the end everything says so, and what was not sent is known to be")
  void afterTheEnd() {
    lab.alice.globals().map().set("k", 1);
    assertThat(lab.alice.globals().map().get("k")).isEqualTo(1);
    Peer atServer = lab.at(lab.alice);
    atServer.map().set("k", 1);
    assertThat(atServer.map().get("k")).isEqualTo(1);
    lab.alice.close();
    Lab.until("the server knows", atServer::isClosed);
    assertThatThrownBy(() -> lab.alice.globals().map().get("k"))
        .isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(() -> lab.alice.globals().map().set("k", 2))
        .isInstanceOfSatisfying(
            DisconnectedException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
    assertThatThrownBy(() -> lab.alice.map("new").get("k"))
        .isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(() -> atServer.map().get("k")).isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(() -> atServer.queue().put("x")).isInstanceOf(DisconnectedException.class);
    assertThat(lab.server.clients()).extracting(Peer::name).containsExactly("bob");
  }

  @Test
  @DisplayName("an address that is taken is refused by name, and free again after closing")
  void addresses() throws Exception {
    String taken = lab.server.address().toString();
    assertThatThrownBy(() ->
            Server.builder().transport(lab.faults.transport()).listen(lab.server.address()).open())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(taken);
    lab.server.close();
    lab.server.close();
    lab.server.awaitClose();
    assertThat(lab.server.isClosed()).isTrue();
    try (Server again =
        Server.builder()
            .transport(lab.faults.transport())
            .listen(lab.server.address())
            .grace(Duration.ZERO)
            .open()) {
      assertThat(again.address()).isEqualTo(lab.server.address());
    }
  }
}
