package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.Server;
import dev.hawser.Space;
import dev.hawser.testing.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Closing")
class ClosingTest extends Scenario {
  private static final Duration BOUND = Duration.ofSeconds(6);

  /// Something that waits, in each way that a peer can make it wait.
  private static List<CompletableFuture<Object>> waitersOf(Peer peer, Space space) {
    List<Callable<Object>> tasks = new ArrayList<>();
    tasks.add(() -> peer.queue("w").take());
    tasks.add(() -> peer.queue("w").lease(Duration.ofMinutes(1)));
    tasks.add(() -> peer.pipe("w").receive());
    tasks.add(() -> space.queue("w").take());
    tasks.add(() -> space.queue("w").poll(Duration.ofHours(1)));
    tasks.add(() -> {
      space.queue("full").put("no room");
      return "put";
    });
    List<CompletableFuture<Object>> waiters = new ArrayList<>();
    tasks.forEach(task -> waiters.add(run(task)));
    waiters.add(space.queue("w").async().take());
    return waiters;
  }

  @Test
  @DisplayName("a closing server wakes every waiter at both ends, in bounded time")
  void serverWakesEveryWaiter() throws Exception {
    Server server = open();
    Client client = join(server);
    server.queue("full").capacity(1).put("one");
    List<CompletableFuture<Object>> waiters = waitersOf(client, client.globals());
    List<CompletableFuture<Object>> own = waitersOf(peer(server, client), server);
    client.ping();
    assertThat(Stopwatch.time(server::close)).isLessThan(BOUND);
    for (CompletableFuture<Object> waiter : waiters) {
      assertThat(failure(waiter)).isInstanceOf(DisconnectedException.class);
    }
    for (CompletableFuture<Object> waiter : own) {
      assertThat(failure(waiter)).isInstanceOf(HawserException.class);
    }
    client.awaitClose();
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  @DisplayName("a closed client says that it is closed, and closing it again does nothing")
  void closedClient() {
    Client client = join(open());
    client.close();
    client.close();
    assertThatThrownBy(() -> client.globals().map().put("key", 1))
        .isInstanceOf(DisconnectedException.class)
        .hasMessage("the client was closed");
    assertThatThrownBy(() -> client.queue("q").take())
        .isInstanceOf(DisconnectedException.class)
        .hasMessage("the client was closed");
  }

  @Test
  @DisplayName("a closing client wakes its waiters, and the server hears why it left")
  void clientWakesEveryWaiter() throws Exception {
    CompletableFuture<DisconnectedException> left = new CompletableFuture<>();
    Server server =
        closing(network().server().onDisconnect((_, reason) -> left.complete(reason)).open());
    Client client = join(server);
    Peer peer = peer(server, client);
    server.queue("full").capacity(1).put("one");
    List<CompletableFuture<Object>> waiters = waitersOf(client, client.globals());
    CompletableFuture<Object> atServer = run(() -> peer.pipe("w").receive());
    client.ping();
    assertThat(Stopwatch.time(client::close)).isLessThan(BOUND);
    for (CompletableFuture<Object> waiter : waiters) {
      assertThat(failure(waiter)).isInstanceOf(DisconnectedException.class);
    }
    assertThat(soon(left).getMessage()).isNotBlank();
    assertThat(failure(atServer)).isInstanceOf(HawserException.class);
    peer.awaitClose();
    assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
    assertThat(server.isClosed()).isFalse();
  }

  @Test
  @DisplayName("closing twice does nothing, and whoever waits for it goes on")
  void closingTwice() throws Exception {
    Server server = open();
    Client client = join(server);
    CompletableFuture<Object> serverEnd =
        run(() -> {
          server.awaitClose();
          return true;
        });
    assertThat(serverEnd).isNotDone();
    client.close();
    client.close();
    server.close();
    server.close();
    assertThat(soon(serverEnd)).isEqualTo(true);
    server.awaitClose();
    client.awaitClose();
    assertThat(server.isClosed()).isTrue();
    assertThat(server.clients()).isEmpty();
  }

  @Test
  @DisplayName("what is used after closing says so")
  void useAfterClosing() {
    Server server = open();
    Client client = join(server);
    client.close();
    assertThatThrownBy(() -> client.map().put("a", 1)).isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(() -> client.globals().queue().put(1))
        .isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(client::ping).isInstanceOf(DisconnectedException.class);
    server.close();
    assertThatThrownBy(() -> server.queue().take()).isInstanceOf(HawserException.class);
  }

  @Test
  @DisplayName("the address can be had again at once, and clients can come again")
  void addressIsFree() {
    Server first = open();
    join(first);
    first.close();
    for (int i = 0; i < 3; i++) {
      try (Server next = network().server(first.address()).open();
          Client client = network().connect(next)) {
        client.globals().map().put("round", i);
        assertThat(next.map().get("round")).isEqualTo(i);
      }
    }
  }

  @Test
  @DisplayName("a server closes though callbacks and listeners never return")
  void closesDespiteBlockedCallbacks() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(2);
    Server server =
        closing(
            network()
                .server()
                .onConnect(_ -> {
                  blocked.countDown();
                  awaitUninterruptibly(never);
                })
                .open());
    Client client = join(server);
    server
        .map()
        .onChange(_ -> {
          blocked.countDown();
          awaitUninterruptibly(never);
        });
    client.globals().map().put("a", 1);
    blocked.await();
    assertThat(Stopwatch.time(server::close)).isLessThan(BOUND);
    never.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        done = false; // a callback that does not listen
      }
    }
  }

  @Test
  @DisplayName("what a client had sent before it closed arrives")
  void acceptedIsDelivered() throws Exception {
    Server server = open();
    Client client = join(server);
    Peer peer = peer(server, client);
    for (int i = 0; i < 1000; i++) {
      client.pipe("last").send(i);
    }
    client.close();
    for (int i = 0; i < 1000; i++) {
      assertThat(peer.pipe("last").receive()).isEqualTo(i);
    }
    assertThatThrownBy(() -> peer.pipe("last").receive()).isInstanceOf(HawserException.class);
  }
}
