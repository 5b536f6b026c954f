package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connecting")
class ConnectingTest extends Scenario {
  @Test
  @DisplayName("a server's address is printed so that it can be read and connected to")
  void addressCanBeRead() {
    Server server = open();
    String printed = server.address().toString();
    assertThat(Address.parse(printed)).isEqualTo(server.address());
    Client client = closing(network().client().connect(printed)); // by TLS: of the same user
    assertThat(client.ping()).isPositive();
    assertThat(client.state()).isEqualTo(PeerState.CONNECTED);
  }

  @Test
  @DisplayName("a server listens on the port it is given, or on a free one")
  void listensOnPort() {
    assumeTrue(kind == Network.Kind.TCP);
    int port;
    try (Server random = Server.open()) {
      port = random.address().port();
      assertThat(port).isPositive();
    }
    try (Server server = Server.open(port);
        Client client = Client.connect(port)) {
      assertThat(server.address().port()).isEqualTo(port);
      assertThat(client.ping()).isPositive();
    }
  }

  @Test
  @DisplayName("an address that is taken is refused by its name")
  void takenAddressIsRefused() {
    Server server = open();
    var second = network().server(server.address());
    assertThatThrownBy(second::open)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(server.address().toString());
  }

  @Test
  @DisplayName("connecting where nobody listens fails, and nothing was sent")
  void nobodyThere() {
    Server server = open();
    String address = server.address().toString();
    server.close();
    assertThatThrownBy(() -> network().client().connect(address))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageStartingWith("no server answers at " + address + ": ")
        .hasMessageEndingWith(". Is it running there?")
        .hasMessageNotContaining("cannot connect")
        .extracting(e -> ((HawserException) e).outcome())
        .isEqualTo(Outcome.NOT_SENT);
  }

  @Test
  @DisplayName("a client connects, closes and connects again, each time as somebody new")
  void connectsAgain() {
    Server server = open();
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      try (Client client = network().connect(server)) {
        ids.add(client.id());
        client.map().put("round", i);
        assertThat(peer(server, client).map().get("round")).isEqualTo(i);
      }
      eventually("the client is gone", () -> server.clients().isEmpty());
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("peers are found by index, by id and by address, with the same id at both ends")
  void peersAreFound() {
    Server server = open();
    Client first = closing(network().client().name("ann").connect(network().wayTo(server)));
    Client second = join(server);
    List<Peer> clients = server.clients();
    assertThat(clients).extracting(Peer::id).containsExactly(first.id(), second.id());
    assertThat(clients.get(0).name()).isEqualTo("ann");
    assertThat(clients.get(1).name()).isEqualTo("client-" + second.id());
    assertThat(server.client(second.id())).isSameAs(clients.get(1));
    if (kind != Network.Kind.UNIX) { // where clients have no address of their own
      assertThat(server.client(clients.get(1).address())).isSameAs(clients.get(1));
    }
    assertThat(first.address()).isEqualTo(server.address());
  }

  @Test
  @DisplayName("an index, id or address that is not there is a clear error")
  void missingPeers() {
    Server server = open();
    Client client = join(server);
    assertThatThrownBy(() -> server.clients().get(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> server.clients().get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> server.client(999))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("999")
        .hasMessageContaining(client.name());
    assertThatThrownBy(() -> server.client(Address.tcp("nowhere", 1)))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("nowhere:1")
        .hasMessageContaining(client.name());
  }

  @Test
  @DisplayName("the list of clients is a snapshot")
  void clientsAreASnapshot() {
    Server server = open();
    Client client = join(server);
    List<Peer> before = server.clients();
    join(server);
    client.close();
    eventually("one is gone", () -> server.clients().size() == 1);
    assertThat(before).hasSize(1).extracting(Peer::id).containsExactly(client.id());
    assertThatThrownBy(() -> before.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("200 clients are 200 callbacks, each once, though one blocks for ever")
  void everyClientIsAnnouncedOnce() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Map<Long, Integer> came = new ConcurrentHashMap<>();
    Map<Long, Integer> went = new ConcurrentHashMap<>();
    Server server =
        closing(
            network()
                .server()
                .onConnect(peer -> blockFirst(came.merge(peer.id(), 1, Integer::sum), peer, never))
                .onDisconnect((peer, _) -> went.merge(peer.id(), 1, Integer::sum))
                .open());
    List<CompletableFuture<Client>> joining = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      joining.add(run(() -> join(server)));
    }
    for (CompletableFuture<Client> client : joining) {
      soon(client).globals().map().merge("count", 1, (a, b) -> (int) a + (int) b);
    }
    eventually("200 callbacks", () -> came.size() == 200);
    assertThat(server.map().get("count")).isEqualTo(200);
    for (CompletableFuture<Client> client : joining) {
      soon(client).close();
    }
    eventually("200 farewells", () -> went.size() == 200);
    assertThat(came.values()).containsOnly(1);
    assertThat(went.values()).containsOnly(1);
    never.countDown();
  }

  private static void blockFirst(int times, Peer peer, CountDownLatch never) {
    if (times == 1 && peer.id() == 1) {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  @DisplayName("a listener that comes late is told of those who are there, and of those to come")
  void lateListener() throws Exception {
    Server server = open();
    Client early = join(server);
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    server.onConnect(peer -> told.add(peer.id()));
    eventually("the early one", () -> told.contains(early.id()));
    Client late = join(server);
    eventually("the late one", () -> told.contains(late.id()));
    assertThat(told).doesNotHaveDuplicates().hasSize(2);
  }
}
