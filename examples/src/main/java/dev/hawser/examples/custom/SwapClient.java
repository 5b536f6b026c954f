package dev.hawser.examples.custom;

import dev.hawser.Client;
import dev.hawser.ValueException;

/// Swaps things: first without having said what may travel, then with it.
public final class SwapClient {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      swapBoth(client);
    }
    try (Client client =
        Client.builder()
            .allow(Thingy.class)
            .allow(OtherThingy.class, Parcel.class, Parcel::new, Parcel::unpack)
            .connect(args[0])) {
      swapBoth(client);
    }
  }

  private static void swapBoth(Client client) {
    Swap swap = client.lookup("swap", Swap.class);
    for (Object thing : new Object[] {new Thingy(42), new OtherThingy(42)}) {
      try {
        Object other = swap.swap(thing);
        boolean alike = other.getClass() == thing.getClass();
        IO.println("swapped: " + other + ", of the same class: " + alike);
      } catch (ValueException e) {
        IO.println("refused: " + e.getMessage());
      }
    }
  }
}
