package dev.hawser.harm.references;

import dev.hawser.HawserException;
import dev.hawser.object.Proxies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What one thread does: has coins made, passes them to and fro, and lets go of them, sometimes by
/// closing them and mostly by forgetting them. Every coin that it has must be alive and itself.
final class Trade {
  /// How many references one round makes.
  static final int PER_ROUND = 100;

  private static final int BATCH = PER_ROUND / 2;
  private static final int ASKED = 2;

  private final Mint mint;
  private final SplittableRandom random;
  private final Coin[] kept = new Coin[Mint.POOLED];
  private long early;
  private long mixedUp;
  private String firstFailure = "";

  Trade(Mint mint, long seed) {
    this.mint = mint;
    this.random = new SplittableRandom(seed);
  }

  /// How many coins were not alive although somebody had them.
  long early() {
    return early;
  }

  /// How many coins were not the ones that they should have been.
  long mixedUp() {
    return mixedUp;
  }

  /// What the first failure said, or nothing.
  String firstFailure() {
    return firstFailure;
  }

  /// Takes part for some rounds.
  void run(long rounds) {
    for (long i = 0; i < rounds; i++) {
      try {
        theirs();
        mine();
        pooled();
      } catch (HawserException e) {
        early++;
        firstFailure = firstFailure.isEmpty() ? e.toString() : firstFailure;
      }
    }
    Arrays.fill(kept, null);
  }

  private void theirs() {
    long first = random.nextInt(1 << 20);
    List<Coin> coins = mint.strike(BATCH, first);
    expect(coins.get(random.nextInt(BATCH)).value() >= first);
    long sum = LongStream.range(first, first + BATCH).sum();
    expect(mint.sum(coins) == sum);
    if (random.nextInt(4) == 0) {
      coins.forEach(Proxies::close);
    }
  }

  private void mine() {
    List<Coin> coins = new ArrayList<>();
    IntStream.range(0, BATCH).forEach(i -> coins.add(() -> i));
    List<Coin> back = mint.lend(coins, ASKED);
    for (int i = 0; i < BATCH; i++) {
      expect(back.get(i) == coins.get(i));
    }
  }

  /// The same few coins arrive again and again, are forgotten, and go back, on all threads: so that
  /// releases cross gifts.
  private void pooled() {
    int index = random.nextInt(Mint.POOLED);
    Coin coin = mint.pooled(index);
    expect(mint.isPooled(index, coin));
    int other = random.nextInt(Mint.POOLED);
    Coin before = kept[other];
    expect(before == null || mint.isPooled(other, before));
    kept[other] = null;
    kept[index] = coin;
  }

  private void expect(boolean held) {
    if (!held) {
      mixedUp++;
    }
  }
}
