package dev.hawser.internal.delta;

/// The weak sum of a block that rolls over some bytes.
final class RollingSum {
  private final byte[] bytes;
  private final int blockSize;
  private final long base;
  private final long weightOfLeaving;

  private int at;
  private long sum;

  /// The sum of the block at an index, whose all bits are given.
  ///
  /// @param base what the sum is multiplied by for each byte further on
  /// @param weightOfLeaving what a byte counts that has just left the block
  RollingSum(byte[] bytes, int at, int blockSize, long sum, long base, long weightOfLeaving) {
    this.bytes = bytes;
    this.at = at;
    this.blockSize = blockSize;
    this.sum = sum;
    this.base = base;
    this.weightOfLeaving = weightOfLeaving;
  }

  /// Where the block is.
  int at() {
    return at;
  }

  /// All bits of its weak sum.
  long sum() {
    return sum;
  }

  /// Goes on by one byte, and from there to the next block that the index may have; no further than
  /// to the one at `last`, which must be ahead.
  void rollOn(BlockIndex index, int last) {
    long rolled = sum;
    int from = at;
    do {
      int out = bytes[from] & 0xff;
      int in = bytes[from + blockSize] & 0xff;
      rolled = rolled * base + (in - out * weightOfLeaving);
      from++;
    } while (from < last && !index.mayHave(rolled));
    sum = rolled;
    at = from;
  }
}
