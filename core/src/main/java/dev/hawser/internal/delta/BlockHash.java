package dev.hawser.internal.delta;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The two sums of a block. The weak one rolls: that of the block one byte further on follows from
/// it in a few instructions. The strong one is the beginning of a SHA-256 and is only made where
/// the weak one fits.
///
/// Both depend on a salt, so that nobody can prepare two blocks with the same sums.
///
/// The weak sum reads the block as the digits of a number, in a base that comes from the salt, and
/// keeps the number modulo 2^64. Only its upper bits are good, so only those are kept.
final class BlockHash {
  private final MessageDigest sha = sha256();
  private final byte[] salt;
  private final int blockSize;
  private final int bitsLost;
  private final long base;

  /// What a byte counts that has just left the block.
  private final long weightOfLeaving;

  /// The sums of blocks of `blockSize` bytes, with this salt, of which `kept` bytes each are kept.
  BlockHash(long salt, int blockSize, int kept) {
    this.salt = ByteBuffer.allocate(Long.BYTES).putLong(salt).array();
    // Powers of such a number repeat as late as possible.
    base = ByteBuffer.wrap(sha.digest(this.salt)).getLong() << 3 | 5;
    this.blockSize = blockSize;
    bitsLost = Long.SIZE - kept * Byte.SIZE;
    weightOfLeaving = power(base, blockSize);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static long power(long base, int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }

  /// All bits of the weak sum of a block.
  long weak(byte[] bytes, int at, int length) {
    long second = base * base;
    long third = second * base;
    long fourth = third * base;
    long sum = 0;
    int end = at + length;
    int i = at;
    for (; i <= end - 4; i += 4) {
      sum =
          sum * fourth
              + (bytes[i] & 0xff) * third
              + (bytes[i + 1] & 0xff) * second
              + (bytes[i + 2] & 0xff) * base
              + (bytes[i + 3] & 0xff);
    }
    for (; i < end; i++) {
      sum = sum * base + (bytes[i] & 0xff);
    }
    return sum;
  }

  /// The weak sum of the block at an index, ready to roll on.
  RollingSum rolling(byte[] bytes, int at) {
    long sum = weak(bytes, at, blockSize);
    return new RollingSum(bytes, at, blockSize, sum, base, weightOfLeaving);
  }

  /// The bits of a weak sum that are kept.
  long kept(long weak) {
    return weak >>> bitsLost;
  }

  /// A weak sum of which only those bits are known.
  long sum(long kept) {
    return kept << bitsLost;
  }

  /// The strong sum of a block, of which the first bytes are kept.
  byte[] strong(byte[] bytes, int at, int length) {
    sha.update(salt);
    sha.update(bytes, at, length);
    return sha.digest();
  }
}
