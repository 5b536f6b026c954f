package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Large values")
class LargeValuesTest extends Scenario {
  private static final int THREADS = 6;
  private static final int ROUNDS = 4;
  private static final int SIZE = 3_000_000;

  @Test
  @DisplayName("six threads send 3 MB values on one connection, and none is damaged")
  void sixThreads() throws Exception {
    Server server = open();
    Client client = join(server);
    Peer peer = peer(server, client);
    List<CompletableFuture<Integer>> work = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      work.add(run(() -> send(client, number)));
      work.add(run(() -> receive(peer, number)));
    }
    for (CompletableFuture<Integer> done : work) {
      assertThat(soon(done)).isEqualTo(ROUNDS);
    }
  }

  /// Half of the threads use pipes, the others queues and maps.
  private static int send(Client client, int thread) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] value = value(thread, round);
      if (thread % 2 == 0) {
        client.pipe("large" + thread).send(value);
      } else {
        client.map().set("large" + thread + "-" + round, value);
        client.queue("large" + thread).put(value);
      }
    }
    return ROUNDS;
  }

  private static int receive(Peer peer, int thread) throws InterruptedException {
    int intact = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] expected = value(thread, round);
      Object received =
          thread % 2 == 0
              ? peer.pipe("large" + thread).receive()
              : peer.queue("large" + thread).take();
      boolean same = Arrays.equals((byte[]) received, expected);
      if (thread % 2 == 1) {
        Object stored = peer.map().get("large" + thread + "-" + round);
        same &= Arrays.equals((byte[]) stored, expected);
      }
      intact += same ? 1 : 0;
    }
    return intact;
  }

  private static byte[] value(int thread, int round) {
    byte[] bytes = new byte[SIZE];
    new SplittableRandom(thread * 1000L + round).nextBytes(bytes);
    return bytes;
  }
}
