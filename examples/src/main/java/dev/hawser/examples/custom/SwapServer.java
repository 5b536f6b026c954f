package dev.hawser.examples.custom;

import dev.hawser.Server;

/// Shows what it is given, and gives something of the same class.
public final class SwapServer implements Swap {
  private SwapServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server =
        Server.builder()
            .allow(Thingy.class)
            .allow(OtherThingy.class, Parcel.class, Parcel::new, Parcel::unpack)
            .open()) {
      server.export("swap", new SwapServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public Object swap(Object thing) {
    System.out.println("was given " + thing);
    return thing instanceof Thingy ? new Thingy(999) : new OtherThingy(999);
  }
}
