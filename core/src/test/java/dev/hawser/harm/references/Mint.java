package dev.hawser.harm.references;

import java.util.List;

/// What the server's process exports.
interface Mint {
  /// Coins of the server that stay where they are for the whole run.
  int POOLED = 64;

  /// Makes coins.
  ///
  /// @param first the value of the first, which the others go up from
  List<Coin> strike(int count, long first);

  /// Adds up coins, which must be the server's own ones.
  long sum(List<Coin> coins);

  /// Adds up coins of the caller, by asking some of them, and gives all back.
  List<Coin> lend(List<Coin> coins, int asked);

  /// A coin that stays.
  Coin pooled(int index);

  /// Whether a coin is the one that {@link #pooled} gives.
  boolean isPooled(int index, Coin coin);
}
