package dev.hawser.internal.delta;

import java.util.Arrays;

/// Finds blocks by their weak sums: a sorted array, behind a filter that turns away nearly all sums
/// that no block has.
///
/// Blocks with the same sums are entered once. If one weak sum belongs to more than a few blocks
/// that differ, which does not happen by chance, only some of them are entered, so that nobody can
/// make a search slow.
final class BlockIndex {
  private static final int MOST_TWINS = 8;

  private final Signatures signatures;

  /// Weak sum and number of each block entered, in one number each, in order.
  private final long[] blocks;

  /// A word for each possible beginning of a weak sum, at least one for each block, in which two
  /// bits are set for each sum that there is.
  private final long[] filter;

  private final int wordShift;

  BlockIndex(Signatures signatures, BlockHash hash) {
    this.signatures = signatures;
    blocks = distinct(sorted(signatures));
    int wordBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, blocks.length) - 1);
    filter = new long[1 << wordBits];
    wordShift = Long.SIZE - wordBits;
    for (long entry : blocks) {
      long sum = hash.sum(weak(entry));
      filter[word(sum)] |= bits(sum);
    }
  }

  /// The first bits of a sum, as the place of a word of the filter.
  private int word(long sum) {
    return (int) (sum >>> wordShift) & (filter.length - 1);
  }

  /// The bits of a word that stand for a sum: two, by its next bits.
  private long bits(long sum) {
    return 1L << (sum >>> (wordShift - 6)) | 1L << (sum >>> (wordShift - 12));
  }

  private static long[] sorted(Signatures signatures) {
    long[] entries = new long[signatures.wholeBlocks()];
    for (int block = 0; block < entries.length; block++) {
      entries[block] = signatures.weak(block) << Signatures.BLOCK_BITS | block;
    }
    Arrays.sort(entries);
    return entries;
  }

  /// Leaves out the blocks that have the same sums as one that stays, and those beyond the most
  /// twins.
  private long[] distinct(long[] entries) {
    int kept = 0;
    int runStart = 0;
    for (long entry : entries) {
      if (kept > 0 && weak(entries[kept - 1]) != weak(entry)) {
        runStart = kept;
      }
      if (kept - runStart < MOST_TWINS && isNew(entry, entries, runStart, kept)) {
        entries[kept++] = entry;
      }
    }
    return Arrays.copyOf(entries, kept);
  }

  private boolean isNew(long entry, long[] entries, int from, int to) {
    for (int i = from; i < to; i++) {
      if (signatures.sameStrong(block(entries[i]), block(entry))) {
        return false;
      }
    }
    return true;
  }

  private static long weak(long entry) {
    return entry >>> Signatures.BLOCK_BITS;
  }

  private static int block(long entry) {
    return (int) entry & (Signatures.MOST_BLOCKS - 1);
  }

  /// Whether there is nothing to find.
  boolean isEmpty() {
    return blocks.length == 0;
  }

  /// Whether a block may have a weak sum, of which all bits are given. Nearly always right; if not,
  /// {@link #find} tells.
  boolean mayHave(long sum) {
    long bits = bits(sum);
    return (filter[word(sum)] & bits) == bits;
  }

  /// Where the blocks of this weak sum begin, for {@link #block(int, long, byte[])}, or -1.
  int find(long weak) {
    int at = Arrays.binarySearch(blocks, weak << Signatures.BLOCK_BITS);
    int first = at < 0 ? -at - 1 : at;
    return first < blocks.length && weak(blocks[first]) == weak ? first : -1;
  }

  /// The block that has both sums, or -1.
  int block(int first, long weak, byte[] strong) {
    for (int i = first; i < blocks.length && weak(blocks[i]) == weak; i++) {
      int block = block(blocks[i]);
      if (signatures.hasStrong(block, strong)) {
        return block;
      }
    }
    return -1;
  }
}
