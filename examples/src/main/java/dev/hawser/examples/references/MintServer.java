package dev.hawser.examples.references;

import dev.hawser.Server;
import dev.hawser.call.CallContext;

/// The server.
public final class MintServer implements Mint {
  private MintServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("mint", new MintServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public Coin coin(int value) {
    return () -> value;
  }

  @Override
  public int outside() {
    return CallContext.current().peer().references().given().size();
  }
}
