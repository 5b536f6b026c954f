package dev.hawser.examples.references;

import dev.hawser.object.Remote;

/// Makes coins.
interface Mint {
  Coin coin(int value);

  /// How many objects of the mint's process its caller holds, the mint included.
  int outside();

  /// Stays at the mint.
  @Remote
  interface Coin {
    int value();
  }
}
