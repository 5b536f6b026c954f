package dev.hawser.examples.references;

import module java.base;

import dev.hawser.Client;
import dev.hawser.examples.Work;
import dev.hawser.examples.references.Mint.Coin;
import dev.hawser.object.Proxies;

/// Collects coins and loses them.
public final class Collector {
  /// The whole program.
  ///
  /// @param args the server's address, and how many coins
  public static void main(String... args) throws InterruptedException {
    int count = Integer.parseInt(args[1]);
    try (Client client = Client.connect(args[0])) {
      Mint mint = client.lookup("mint", Mint.class);
      List<Coin> coins = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        coins.add(mint.coin(1));
      }
      IO.println("held: " + client.references().held().size());
      IO.println("outside: " + mint.outside());
      coins.forEach(Proxies::close);
      awaitOnlyMint(client, mint);
      IO.println("closed");

      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum += mint.coin(i).value();
      }
      IO.println("made and dropped: " + sum);
      awaitOnlyMint(client, mint);
      IO.println("collected");
    }
  }

  private static void awaitOnlyMint(Client client, Mint mint) throws InterruptedException {
    while (client.references().held().size() > 1 || mint.outside() > 1) {
      System.gc();
      Work.take(20);
    }
  }
}
