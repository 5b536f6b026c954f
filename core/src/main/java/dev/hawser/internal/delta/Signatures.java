package dev.hawser.internal.delta;

import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// What one end tells the other about its version of a file: two sums of each block. They are far
/// smaller than the file, and enough to find those blocks in another version.
///
/// They travel in slices, {@link #encode} to {@link SignatureReader}, since those of a large file
/// are too much for one message.
public final class Signatures {
  /// The smallest size of a block.
  static final int SMALLEST_BLOCK = 2 << 10;

  /// The largest size of a block.
  static final int LARGEST_BLOCK = 512 << 10;

  /// So many bits say which block is meant.
  static final int BLOCK_BITS = 22;

  /// The most blocks.
  static final int MOST_BLOCKS = 1 << BLOCK_BITS;

  /// The size of the largest file that has signatures: 2 TiB.
  public static final long LARGEST_FILE = (long) LARGEST_BLOCK * MOST_BLOCKS;

  /// So many blocks are in a slice, which makes it 640 KiB at most.
  static final int SLICE_BLOCKS = 1 << 16;

  /// Files up to this size have shorter sums.
  private static final long MEDIUM_FILE = 1L << 30;

  private static final int PIECE = 256 << 10;

  private final long salt;
  private final long size;
  private final int blockSize;
  private final int sumBytes;

  /// For each block its weak sum, then its strong one.
  private final byte[] entries;

  Signatures(long salt, long size, int blockSize, byte[] entries) {
    this.salt = salt;
    this.size = size;
    this.blockSize = blockSize;
    sumBytes = sumBytes(size);
    this.entries = entries;
  }

  /// Reads a file of `size` bytes and makes its signatures. The salt is any number by chance; it
  /// keeps others from preparing files whose blocks are taken for each other.
  ///
  /// @throws IOException if the file cannot be read, or is shorter than `size`
  /// @throws IllegalArgumentException if the file is larger than {@link #LARGEST_FILE}
  public static Signatures of(FileChannel file, long size, long salt) throws IOException {
    if (size < 0 || size > LARGEST_FILE) {
      throw new IllegalArgumentException(
          "signatures are for files of at most " + LARGEST_FILE + " bytes, not of " + size);
    }
    int blockSize = blockSize(size);
    int sumBytes = sumBytes(size);
    BlockHash hash = new BlockHash(salt, blockSize, sumBytes);
    Output entries = new Output(blocks(size, blockSize) * 2 * sumBytes);
    var _ =
        eachBlock(
            file,
            size,
            blockSize,
            (_, bytes, at, length) -> {
              long weak = hash.kept(hash.weak(bytes, at, length));
              for (int i = sumBytes - 1; i >= 0; i--) {
                entries.writeByte((int) (weak >>> (i * Byte.SIZE)));
              }
              entries.writeBytes(hash.strong(bytes, at, length), 0, sumBytes);
              return true;
            });
    return new Signatures(salt, size, blockSize, entries.intoByteArray());
  }

  /// The power of two at or above a quarter of the square root of the size. Larger blocks mean
  /// fewer signatures, and more bytes that travel for each one that changed.
  static int blockSize(long size) {
    int blockSize = SMALLEST_BLOCK;
    while (blockSize < LARGEST_BLOCK && 16L * blockSize * blockSize < size) {
      blockSize *= 2;
    }
    return blockSize;
  }

  /// How many bytes of each sum are kept. The chance that a block of one file is taken for one of
  /// another then stays below one in a hundred thousand for the whole of both.
  static int sumBytes(long size) {
    return size <= MEDIUM_FILE ? 4 : 5;
  }

  /// How many blocks a file has, the short one at the end included.
  static int blocks(long size, int blockSize) {
    return Math.toIntExact((size + blockSize - 1) / blockSize);
  }

  /// The size of the file.
  public long size() {
    return size;
  }

  /// The size of each block but the last.
  public int blockSize() {
    return blockSize;
  }

  /// How many bytes all of them take on the line, less a few for each slice.
  public int bytes() {
    return entries.length;
  }

  /// Whether another version of the file, of `otherSize` bytes, is the same. Reads it up to the
  /// first block that differs.
  ///
  /// @throws IOException if the file cannot be read, or is shorter than `otherSize`
  public boolean describes(FileChannel file, long otherSize) throws IOException {
    BlockHash hash = hash();
    return otherSize == size
        && eachBlock(
            file,
            size,
            blockSize,
            (block, bytes, at, length) ->
                weak(block) == hash.kept(hash.weak(bytes, at, length))
                    && hasStrong(block, hash.strong(bytes, at, length)));
  }

  /// What to do with each block of a file; returns whether to go on.
  private interface BlockVisitor {
    boolean visit(int block, byte[] bytes, int at, int length);
  }

  /// Visits all blocks of a file in order, until a visit ends it; returns whether none did.
  private static boolean eachBlock(FileChannel file, long size, int blockSize, BlockVisitor visitor)
      throws IOException {
    Window window = new Window(file, size);
    int piece = Math.max(PIECE, blockSize);
    for (long start = 0; start < size; start += piece) {
      int length = (int) Math.min(piece, size - start);
      window.cover(start, length);
      for (int at = 0; at < length; at += blockSize) {
        int block = (int) ((start + at) / blockSize);
        if (!visitor.visit(block, window.bytes(), at, Math.min(blockSize, length - at))) {
          return false;
        }
      }
    }
    return true;
  }

  /// In how many slices they travel; at least one.
  public int slices() {
    return Math.max(1, (blocks() + SLICE_BLOCKS - 1) / SLICE_BLOCKS);
  }

  /// Writes one slice, of at most 640 KiB and a few bytes. The first one also says what file and
  /// blocks they are of.
  public void encode(int slice, Output out) {
    if (slice == 0) {
      out.writeLong(salt);
      out.writeVarLong(size);
      out.writeByte(Integer.numberOfTrailingZeros(blockSize));
    }
    int most = SLICE_BLOCKS * 2 * sumBytes;
    int from = slice * most;
    out.writeBytes(entries, from, Math.min(most, entries.length - from));
  }

  /// The sums that these were made with.
  BlockHash hash() {
    return new BlockHash(salt, blockSize, sumBytes);
  }

  /// How many blocks there are, the short one at the end included.
  int blocks() {
    return entries.length / (2 * sumBytes);
  }

  /// How many blocks are as long as a block should be.
  int wholeBlocks() {
    return (int) (size / blockSize);
  }

  /// The length of a block: less than the others only for the last one.
  int length(int block) {
    return (int) Math.min(blockSize, size - (long) block * blockSize);
  }

  /// The weak sum of a block, as far as it is kept.
  long weak(int block) {
    long weak = 0;
    int strongAt = strongAt(block);
    for (int i = strongAt - sumBytes; i < strongAt; i++) {
      weak = weak << Byte.SIZE | (entries[i] & 0xff);
    }
    return weak;
  }

  private int strongAt(int block) {
    return (2 * block + 1) * sumBytes;
  }

  /// Whether a block has this strong sum.
  boolean hasStrong(int block, byte[] strong) {
    int at = strongAt(block);
    return Arrays.equals(entries, at, at + sumBytes, strong, 0, sumBytes);
  }

  /// Whether two blocks have the same strong sum.
  boolean sameStrong(int one, int other) {
    int a = strongAt(one);
    int b = strongAt(other);
    return Arrays.equals(entries, a, a + sumBytes, entries, b, b + sumBytes);
  }
}
