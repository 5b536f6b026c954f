package dev.hawser.internal.file;

import java.util.Arrays;

/// Describes content as a chunk.
final class Chunks {
  private static final byte[] ZEROS = new byte[Chunk.SIZE];

  private Chunks() {}

  /// The chunk of some content: as it is, or without payload if it is all zeros.
  static Chunk of(int file, int number, byte[] bytes, int at, int length) {
    int sum = Chunk.sum(bytes, at, length);
    boolean zeros = Arrays.mismatch(bytes, at, at + length, ZEROS, 0, length) < 0;
    return zeros
        ? new Chunk(file, number, Chunk.ZEROS, 0, sum)
        : new Chunk(file, number, Chunk.RAW, length, sum);
  }
}
