package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.ClosedException;
import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pipes")
class PipesTest extends Scenario {
  private static final int MANY = 2000;

  @Test
  @DisplayName("both ends send at once, and each receives all in order")
  void bothWaysAtOnce() throws Exception {
    Server server = open();
    Client client = join(server);
    Peer peer = peer(server, client);
    for (String name : List.of("", "talk")) {
      var up = run(() -> send(client.pipe(name)));
      var down = run(() -> send(peer.pipe(name)));
      var atClient = run(() -> receive(client.pipe(name)));
      var atServer = run(() -> receive(peer.pipe(name)));
      soon(up);
      soon(down);
      List<Object> expected = IntStream.range(0, MANY).<Object>mapToObj(i -> i).toList();
      assertThat(soon(atClient)).isEqualTo(expected);
      assertThat(soon(atServer)).isEqualTo(expected);
    }
  }

  private static int send(Pipe<Object> pipe) throws InterruptedException {
    for (int i = 0; i < MANY; i++) {
      pipe.send(i);
    }
    return MANY;
  }

  private static List<Object> receive(Pipe<Object> pipe) throws InterruptedException {
    List<Object> all = new ArrayList<>();
    while (all.size() < MANY) {
      all.add(pipe.receive());
    }
    return all;
  }

  @Test
  @DisplayName("pipes of different names and different clients do not mix")
  void namesDoNotMix() throws Exception {
    Server server = open();
    Client first = join(server);
    Client second = join(server);
    first.pipe("a").send("first a");
    first.pipe("b").send("first b");
    second.pipe("a").send("second a");
    assertThat(peer(server, second).pipe("a").receive()).isEqualTo("second a");
    assertThat(peer(server, first).pipe("b").receive()).isEqualTo("first b");
    assertThat(peer(server, first).pipe("a").receive()).isEqualTo("first a");
    assertThat(peer(server, first).pipe("a").tryReceive()).isNull();
    assertThat(first.pipe("a").tryReceive()).isNull();
  }

  @Test
  @DisplayName("receiving with a time limit ends without a message")
  void receiveWithTimeout() throws Exception {
    Client client = join(open());
    assertThat(client.pipe("quiet").receive(Duration.ofMillis(30))).isNull();
  }

  @Test
  @DisplayName("a listener gets every message in order")
  void listener() throws Exception {
    Server server = open();
    Client client = join(server);
    List<Object> got = Collections.synchronizedList(new ArrayList<>());
    client.pipe("news").onReceive(got::add);
    Pipe<Object> pipe = peer(server, client).pipe("news");
    for (int i = 0; i < 100; i++) {
      pipe.send(i);
    }
    eventually("all messages", () -> got.size() == 100);
    assertThat(got).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  @DisplayName("a sender far ahead of its receiver has to wait, and nobody else has")
  void backPressure() throws Exception {
    Server server = open();
    Client client = join(server);
    Pipe<byte[]> pipe = client.pipe("full", byte[].class);
    int sent = 0;
    while (pipe.trySend(new byte[10_000])) {
      assertThat(++sent).as("messages sent that nobody received").isLessThan(10_000);
    }
    assertThat(client.ping()).isPositive();
    client.pipe("other").send("past it");
    assertThat(peer(server, client).pipe("other").receive()).isEqualTo("past it");
    CompletableFuture<Boolean> sending =
        run(() -> {
          pipe.send(new byte[10_000]);
          return true;
        });
    Pipe<byte[]> end = peer(server, client).pipe("full", byte[].class);
    for (int i = 0; i <= sent; i++) {
      assertThat(end.receive()).hasSize(10_000);
    }
    assertThat(soon(sending)).isTrue();
  }

  @Test
  @DisplayName("closing ends one direction, after everything that was sent")
  void closing() throws Exception {
    Server server = open();
    Client client = join(server);
    Pipe<Object> near = client.pipe("bye");
    Pipe<Object> far = peer(server, client).pipe("bye");
    near.send("last words");
    near.close();
    near.close();
    assertThat(near.isClosed()).isTrue();
    assertThatThrownBy(() -> near.send("more")).isInstanceOf(ClosedException.class);
    assertThat(far.receive()).isEqualTo("last words");
    assertThatThrownBy(far::receive).isInstanceOf(ClosedException.class);
    far.send("still heard");
    assertThat(near.receive()).isEqualTo("still heard");
  }

  @Test
  @DisplayName("a receive that is cancelled leaves the message to the next")
  void cancelledReceive() throws Exception {
    Server server = open();
    Client client = join(server);
    CompletableFuture<Object> receiving = client.pipe("c").async().receive();
    assertThat(receiving.cancel(true)).isTrue();
    peer(server, client).pipe("c").send("for the next");
    assertThat(client.pipe("c").receive()).isEqualTo("for the next");
  }
}
