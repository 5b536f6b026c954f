package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32C;

/// The content of a {@link Part} as it is on the disk. What lies behind its end counts as zeros.
final class PartContent {
  private final Disk.Content file;
  private final PartSource source;
  private final byte[] chunk;

  PartContent(Disk.Content file, PartSource source) {
    this.file = file;
    this.source = source;
    chunk = new byte[(int) Math.min(source.chunkSize(), source.size())];
  }

  /// The CRC32C of a chunk.
  int sum(int number) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(chunk, 0, read(number));
    return (int) sum.getValue();
  }

  /// The SHA-256 of all.
  byte[] digest() throws IOException {
    MessageDigest digest = sha256();
    for (int number = 0; number < source.chunks(); number++) {
      digest.update(chunk, 0, read(number));
    }
    return digest.digest();
  }

  private int read(int number) throws IOException {
    int length = source.length(number);
    ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, length);
    long at = source.start(number);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        buffer.put(new byte[buffer.remaining()]);
      }
    }
    return length;
  }

  /// Makes it as long as the source, if it ends with a hole or somebody has added something.
  void trim() throws IOException {
    long length = file.size();
    if (length > source.size()) {
      file.truncate(source.size());
    } else if (length < source.size()) {
      file.write(ByteBuffer.allocate(1), source.size() - 1);
    }
  }

  /// The SHA-256 of sums, four bytes each.
  static byte[] digestOfSums(int count, IntUnaryOperator sums) {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * 1024);
    for (int number = 0; number < count; number++) {
      buffer.putInt(sums.applyAsInt(number));
      if (!buffer.hasRemaining()) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    digest.update(buffer.flip());
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
