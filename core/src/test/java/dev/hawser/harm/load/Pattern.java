package dev.hawser.harm.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Bytes that both ends can make, so that they can be compared.
final class Pattern {
  private Pattern() {}

  static byte[] of(int length, long seed) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  static boolean matches(byte[] bytes, int length, long seed) {
    return Arrays.equals(bytes, of(length, seed));
  }
}
