package dev.hawser.examples.custom;

import dev.hawser.Server;

/// Shows what it is given, and gives something of the same class.
public final class SwapServer implements Swap {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder()
        .allow(Thingy.class)
        .allow(OtherThingy.class, Parcel.class, Parcel::new, Parcel::unpack)
        .export("swap", new SwapServer())
        .serve();
  }

  @Override
  public Object swap(Object thing) {
    IO.println("was given " + thing);
    return thing instanceof Thingy ? new Thingy(999) : new OtherThingy(999);
  }
}
