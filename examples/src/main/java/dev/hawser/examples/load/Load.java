package dev.hawser.examples.load;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.SharedQueue;

/// The client.
public final class Load {
  private static final int THREADS = 6;
  private static final int EACH = 4;
  private static final int SIZE = 3 << 20;
  private static final int TAKERS = 1_000;

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      large(client);
      blocked(client);
    }
  }

  private static void large(Client client) throws InterruptedException {
    SharedQueue<Parcel> parcels = client.globals().queue("parcels", Parcel.class);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        var _ = threads.submit(sending(parcels, new Random(i)));
      }
    }
    int intact = 0;
    for (int i = 0; i < THREADS * EACH; i++) {
      intact += client.globals().queue("found", Boolean.class).take() ? 1 : 0;
    }
    IO.println("intact: " + intact + " of " + THREADS * EACH);
  }

  private static Callable<Boolean> sending(SharedQueue<Parcel> parcels, Random random) {
    return () -> {
      for (int i = 0; i < EACH; i++) {
        byte[] content = new byte[SIZE];
        random.nextBytes(content);
        parcels.put(new Parcel(content));
      }
      return true;
    };
  }

  private static void blocked(Client client) throws Exception {
    SharedQueue<Integer> queue = client.globals().queue("scarce", Integer.class);
    var takers = IntStream.range(0, TAKERS).mapToObj(_ -> queue.async().take()).toList();
    client.ping();
    IO.println("waiting: " + takers.stream().filter(taker -> !taker.isDone()).count());
    var _ =
        Deadline.within(Duration.ofSeconds(1))
            .call(() -> {
              queue.put(1);
              return CompletableFuture.anyOf(takers.toArray(CompletableFuture[]::new)).join();
            });
    IO.println("served: " + takers.stream().filter(CompletableFuture::isDone).count());
    for (int i = 1; i < TAKERS; i++) {
      queue.put(1);
    }
    IO.println("served: " + takers.stream().mapToInt(CompletableFuture::join).sum());
  }
}
