package dev.hawser.examples.references;

import dev.hawser.Server;
import dev.hawser.call.CallContext;

/// The server.
public final class MintServer implements Mint {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("mint", new MintServer()).serve();
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
