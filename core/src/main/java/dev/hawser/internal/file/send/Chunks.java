package dev.hawser.internal.file.send;

import dev.hawser.internal.file.protocol.Chunk;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Describes content as a chunk.
final class Chunks {
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(Chunk.SIZE).asReadOnlyBuffer();

  private Chunks() {}

  /// The chunk of some content: as it is, or without payload if it is all zeros.
  static Chunk of(int file, int number, ByteBuffer content) {
    int length = content.remaining();
    CRC32C crc = new CRC32C();
    crc.update(content.duplicate());
    int sum = (int) crc.getValue();
    boolean zeros = content.mismatch(ZEROS.slice(0, length)) < 0;
    return zeros
        ? new Chunk(file, number, Chunk.ZEROS, 0, sum)
        : new Chunk(file, number, Chunk.RAW, length, sum);
  }
}
