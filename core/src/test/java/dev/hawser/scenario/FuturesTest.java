package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Server;
import dev.hawser.SharedQueue;
import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Futures")
class FuturesTest extends Scenario {
  @Test
  @DisplayName("one is done when its result is there, and not before")
  void doneWithResult() throws Exception {
    Server server = open();
    CompletableFuture<Object> take = join(server).globals().queue().async().take();
    assertThat(take.isDone()).isFalse();
    assertThatThrownBy(() -> take.get(20, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    server.queue().put("there");
    assertThat(soon(take)).isEqualTo("there");
    assertThat(take.isDone()).isTrue();
    assertThat(take.isCancelled()).isFalse();
  }

  @Test
  @DisplayName("all writes have one, and it completes when the write is visible here")
  void writesOfMaps() throws Exception {
    Client client = join(open());
    var map = client.globals().map();
    assertThat(soon(map.async().put("a", 1))).isNull();
    assertThat(map.get("a")).isEqualTo(1);
    assertThat(soon(map.async().putIfAbsent("a", 2))).isEqualTo(1);
    assertThat(soon(map.async().replace("a", 1, 2))).isTrue();
    assertThat(soon(map.async().compute("a", (_, v) -> (int) v + 1))).isEqualTo(3);
    assertThat(soon(map.async().update("a", v -> (int) v + 1))).isEqualTo(4);
    soon(map.async().set("a", 5));
    assertThat(map.get("a")).isEqualTo(5);
    soon(map.async().sync());
    assertThat(soon(map.async().remove("a"))).isEqualTo(5);
    assertThat(map).isEmpty();
  }

  @Test
  @DisplayName("a failure surfaces in it")
  void failures() {
    Client client = join(open());
    CompletableFuture<?> refused = client.map().async().put("thread", new Thread());
    assertThat(failure(refused)).isInstanceOf(ValueException.class);
    CompletableFuture<Object> take = client.globals().queue().async().take();
    client.close();
    assertThat(failure(take)).isInstanceOf(DisconnectedException.class);
  }

  @Test
  @DisplayName("cancelling one gives the operation up at the other end")
  void cancelReachesTheOtherEnd() throws Exception {
    Server server = open();
    Client client = join(server);
    CompletableFuture<Object> take = client.globals().queue("q").async().take();
    client.ping();
    assertThat(take.cancel(true)).isTrue();
    assertThat(take.isCancelled()).isTrue();
    assertThat(take.isDone()).isTrue();
    client.ping();
    server.queue("q").put("kept");
    assertThat(server.queue("q").size()).isEqualTo(1);

    SharedQueue<Object> full = client.globals().queue("full").capacity(1);
    full.put("one");
    CompletableFuture<?> put = full.async().put("two");
    assertThat(put.cancel(true)).isTrue();
    client.ping();
    assertThat(server.queue("full").take()).isEqualTo("one");
    assertThat(server.queue("full").poll()).isNull();
  }

  @Test
  @DisplayName("two callbacks added after its completion both run")
  void lateCallbacks() throws Exception {
    Client client = join(open());
    CompletableFuture<?> done = client.map().async().set("a", 1);
    soon(done);
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    done.thenRun(() -> ran.add("first"));
    done.thenRun(() -> ran.add("second"));
    assertThat(ran).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  @DisplayName("a callback that blocks for ever holds up nobody")
  void blockingCallback() throws Exception {
    Server server = open();
    Client client = join(server);
    CompletableFuture<Void> never = new CompletableFuture<>();
    for (int i = 0; i < 20; i++) {
      CompletableFuture<Object> take = client.globals().queue("q").async().take();
      take.thenAccept(_ -> never.join());
      server.queue("q").put(i);
    }
    assertThat(client.ping()).isPositive();
    client.globals().map().put("goes", "on");
    assertThat(server.map().get("goes")).isEqualTo("on");
    never.complete(null);
  }
}
