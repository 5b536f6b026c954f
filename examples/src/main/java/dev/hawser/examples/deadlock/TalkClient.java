package dev.hawser.examples.deadlock;

import static dev.hawser.object.Proxies.callAsync;

import module java.base;

import dev.hawser.Client;

/// The client: talks with two voices, through one and the same proxy.
public final class TalkClient {
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
      IO.println("said: " + talks.stream().map(CompletableFuture::join).toList());
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      IO.println("in less than two seconds: " + (time.toMillis() < 2_000));
    }
  }
}
