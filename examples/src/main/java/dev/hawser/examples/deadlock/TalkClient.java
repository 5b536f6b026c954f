package dev.hawser.examples.deadlock;

import static dev.hawser.object.Proxies.callAsync;

import dev.hawser.Client;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The client: talks with two voices, through one and the same proxy.
public final class TalkClient {
  private TalkClient() {}

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Talker there = client.lookup("talker", Talker.class);
      Talker here = new Chatty();
      long start = System.nanoTime();
      List<CompletableFuture<Integer>> talks =
          Stream.generate(() -> callAsync(there, t -> t.talk(here, 50))).limit(2).toList();
      System.out.println("said: " + talks.stream().map(CompletableFuture::join).toList());
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      System.out.println("in less than two seconds: " + (time.toMillis() < 2_000));
    }
  }
}
