package dev.hawser.internal.delta;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The part of a file that is looked at, in memory. It moves forward and keeps what it has already.
final class Window {
  private final FileChannel file;
  private final long size;

  private byte[] bytes = {};
  private long start;
  private int filled;

  /// A window over the first `size` bytes of the file, which shows nothing yet.
  Window(FileChannel file, long size) {
    this.file = file;
    this.size = size;
  }

  /// Moves so as to begin at `offset` and show `length` bytes, or as many as the file has left.
  ///
  /// @throws IOException if the file has become shorter than it was said to be
  void cover(long offset, int length) throws IOException {
    int wanted = (int) Math.min(length, size - offset);
    byte[] target = bytes.length < wanted ? new byte[wanted] : bytes;
    int keep = 0;
    if (offset >= start && offset < start + filled) {
      int skipped = (int) (offset - start);
      keep = filled - skipped;
      System.arraycopy(bytes, skipped, target, 0, keep);
    }
    bytes = target;
    start = offset;
    filled = keep;
    if (filled < wanted) {
      read(file, start + filled, bytes, filled, wanted - filled);
      filled = wanted;
    }
  }

  /// Reads exactly `length` bytes of a file into an array.
  static void read(FileChannel file, long position, byte[] into, int at, int length)
      throws IOException {
    ByteBuffer target = ByteBuffer.wrap(into, at, length);
    long next = position;
    while (target.hasRemaining()) {
      int read = file.read(target, next);
      if (read < 0) {
        throw new IOException(
            "the file became shorter while it was read: it ends at byte "
                + next
                + ", before byte "
                + (position + length)
                + ". Transfer it again when nobody writes to it.");
      }
      next += read;
    }
  }

  /// What it shows, from the first byte on.
  byte[] bytes() {
    return bytes;
  }

  /// The index in {@link #bytes} of a position in the file.
  int index(long position) {
    return (int) (position - start);
  }

  /// The position in the file of an index in {@link #bytes}.
  long position(int index) {
    return start + index;
  }
}
