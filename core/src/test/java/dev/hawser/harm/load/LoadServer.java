package dev.hawser.harm.load;

import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;
import java.util.Arrays;

/// The server's process of {@link Load}: receives large values and says whether they are intact.
/// Ends with its input.
public final class LoadServer {
  private LoadServer() {}

  /// Serves.
  public static void main(String... args) throws Exception {
    try (Server server = Server.builder().onConnect(LoadServer::serve).open()) {
      System.out.println(server.address());
      while (System.in.read() >= 0) {
        // It is told nothing but the end.
      }
    }
  }

  private static void serve(Peer peer) {
    for (int i = 0; i < Load.THREADS; i++) {
      Pipe<Object> pipe = peer.pipe(Load.pipe(i));
      int seed = i;
      Thread.ofVirtual().start(() -> check(pipe, Load.VALUE_BYTES, seed));
    }
    Thread.ofVirtual().start(() -> check(peer.pipe(Load.LARGE), Load.LARGE_BYTES, 0));
  }

  /// Answers each value with whether it is the one expected.
  private static void check(Pipe<Object> pipe, int length, long seed) {
    byte[] expected = Pattern.of(length, seed);
    try {
      while (true) {
        byte[] value = (byte[]) pipe.receive();
        pipe.send(Arrays.equals(value, expected));
      }
    } catch (HawserException | InterruptedException e) {
      // The client has left.
    }
  }
}
