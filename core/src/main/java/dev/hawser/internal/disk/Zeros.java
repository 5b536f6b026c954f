package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Zeros in a file, which are holes where that is possible.
final class Zeros {
  private static final int PIECE = 32 << 10;
  private static final byte[] ZEROS = new byte[PIECE];

  private Zeros() {}

  /// Makes a range zeros. What is zeros already stays as it is: holes, and what lies behind the
  /// end.
  static void write(Disk.Content file, long at, int length) throws IOException {
    long end = Math.min(at + length, file.size());
    byte[] found = new byte[end > at ? PIECE : 0];
    for (long position = at; position < end; position += PIECE) {
      int count = (int) Math.min(PIECE, end - position);
      if (!isZeros(file, found, count, position)) {
        file.write(ByteBuffer.wrap(ZEROS, 0, count), position);
      }
    }
  }

  private static boolean isZeros(Disk.Content file, byte[] found, int count, long at)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(found, 0, count);
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
      // The buffer's position has moved.
    }
    return Arrays.mismatch(found, 0, buffer.position(), ZEROS, 0, buffer.position()) < 0;
  }
}
