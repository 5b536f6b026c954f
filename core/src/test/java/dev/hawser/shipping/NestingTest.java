package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.call.CallContext;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls within calls")
class NestingTest extends Voyage {
  private static final Trust SHIPS = Trust.of(Permission.CALL_SHIPPED);
  private static final int AT_ONCE = 100;
  private static final int CALLBACKS = 10_000;
  private static final int DEEP = 50;

  private Server server;
  private Client client;

  @BeforeEach
  void open() {
    server = open(SHIPS);
    client = join(server, SHIPS);
  }

  @Test
  @DisplayName("go there, back, there and back, 100 of them at once")
  void thereAndBack() throws Exception {
    List<CompletableFuture<String>> calls = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      int number = i;
      calls.add(client.callAsync(() -> bounce(number, 4)));
    }
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(soon(calls.get(i))).isEqualTo(" 1 2 3 4 of " + i);
    }
  }

  @Test
  @DisplayName("go as deep as they like")
  void deep() {
    assertThat(client.call(() -> bounce(7, DEEP))).startsWith(" 1 2 3 ").endsWith(" 50 of 7");
  }

  /// Says how deep it is, and has the other end go on until it is deep enough.
  private static String bounce(int number, int more) {
    CallContext context = CallContext.current();
    int deeper = more - 1;
    String rest = deeper == 0 ? " of " + number : context.peer().call(() -> bounce(number, deeper));
    return " " + (context.depth() + 1) + rest;
  }

  @Test
  @DisplayName("call back 10,000 times from one call")
  void callbacks() {
    int sum = client.call(() -> sumOf(CallContext.current().peer(), CALLBACKS));
    assertThat(sum).isEqualTo(CALLBACKS * (CALLBACKS + 1) / 2);
  }

  /// Has the other end add numbers up, one with each call.
  private static int sumOf(Peer peer, int count) {
    int sum = 0;
    for (int i = 1; i <= count; i++) {
      sum = peer.call((a, b) -> a + b, sum, i);
    }
    return sum;
  }

  @Test
  @DisplayName("do the same from the server's end")
  void fromServer() {
    Peer peer = server.client(client.id());
    assertThat(peer.call(() -> bounce(1, 4))).isEqualTo(" 1 2 3 4 of 1");
  }
}
