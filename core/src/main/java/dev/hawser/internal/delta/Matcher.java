package dev.hawser.internal.delta;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Goes through the new version of a file and finds what the other end has of it already, at
/// whatever place.
///
/// Where versions agree it hops from block to block: behind a block that was found, the next one is
/// the likeliest. Where they do not, a window of the size of a block rolls on byte by byte. Blocks
/// are found across the borders of chunks. Whatever the two files hold, the work grows only with
/// their size.
///
/// It belongs to one thread at a time.
public final class Matcher {
  private static final int NONE = -1;

  /// So many blocks may be taken for others by their weak sums, beyond what was asked for.
  private static final int MISTAKES = 64;

  private final Signatures old;
  private final BlockHash hash;
  private final BlockIndex index;
  private final long size;
  private final int blockSize;
  private final Window window;

  /// Where the chunk ends that was asked for last.
  private long done;

  /// The latest match: the bytes up to here are those of the old version `shift` bytes further on.
  private long matched;

  private long shift;

  /// Whether the block that follows the latest match is worth a look.
  private boolean follows = true;

  /// How many bytes were asked for.
  private long asked;

  /// How many bytes went into strong sums in vain.
  private long wasted;

  /// The chunk that was asked for last.
  private ByteBuffer chunk = ByteBuffer.allocate(0);

  /// A matcher for the new version `file`, of `size` bytes, against the signatures of the old one.
  public Matcher(Signatures old, FileChannel file, long size) {
    this.old = old;
    this.size = size;
    hash = old.hash();
    index = new BlockIndex(old, hash);
    blockSize = old.blockSize();
    window = new Window(file, size);
  }

  /// How to make the chunk of `length` bytes at `offset`. Chunks are best asked for in order; some
  /// may be left out, and it can go back to one that has to be sent again.
  ///
  /// @throws IOException if the file cannot be read, or has become shorter
  public Recipe recipe(long offset, int length) throws IOException {
    if (offset < 0 || length < 0 || length > size - offset) {
      throw new IllegalArgumentException(
          "a file of " + size + " bytes has no chunk of " + length + " bytes at " + offset);
    }
    window.cover(offset, length + blockSize);
    chunk = ByteBuffer.wrap(window.bytes(), 0, length);
    if (offset < done) {
      matched = offset;
    }
    follows |= offset != done;
    done = offset + length;
    asked += length;
    RecipeWriter recipe = new RecipeWriter(offset);
    long at = Math.clamp(matched, offset, done);
    recipe.copy(offset + shift, (int) (at - offset));
    while (at < done) {
      long match = isNext(at) ? at : search(at);
      recipe.literal((int) (match - at));
      at = Math.clamp(matched, match, done);
      recipe.copy(match + shift, (int) (at - match));
    }
    return recipe.finish(window.bytes());
  }

  /// The bytes of the chunk that {@link #recipe} was asked for last, as they were read for it: they
  /// are what its sum must be made of, or what is sent instead of the recipe. They stay until the
  /// next call.
  public ByteBuffer chunk() {
    return chunk.slice();
  }

  /// Whether the old version goes on here as it did at the latest match. If so, it is matched.
  private boolean isNext(long at) {
    if (!follows) {
      return false;
    }
    follows = false;
    int block = blockAt(at + shift);
    if (block == NONE || !fits(block, at)) {
      return false;
    }
    match(at, block);
    return true;
  }

  /// The block that begins at a place of the old version.
  private int blockAt(long place) {
    boolean begins = place >= 0 && place < old.size() && place % blockSize == 0;
    return begins ? (int) (place / blockSize) : NONE;
  }

  /// Whether a block is found at a position, by its strong sum.
  private boolean fits(int block, long at) {
    int length = old.length(block);
    return at + length <= size
        && old.hasStrong(block, hash.strong(window.bytes(), window.index(at), length));
  }

  private void match(long at, int block) {
    shift = (long) block * blockSize - at;
    matched = at + old.length(block);
    follows = true;
  }

  /// The position of the next block that the old version has, which is then matched; or the end of
  /// the chunk.
  private long search(long from) {
    long found = roll(from, Math.min(done, size - blockSize + 1));
    if (found != NONE) {
      return found;
    }
    // The short block at the end can only be recognised at the end.
    int last = old.wholeBlocks();
    if (last < old.blocks()) {
      long at = size - old.length(last);
      if (at >= from && at < done && fits(last, at)) {
        match(at, last);
        return at;
      }
    }
    return done;
  }

  /// Rolls the window on, beginning with the block at `from` and not beyond the one before `end`,
  /// until there is a match.
  private long roll(long from, long end) {
    if (from >= end || index.isEmpty()) {
      return NONE;
    }
    int last = window.index(end) - 1;
    RollingSum sum = hash.rolling(window.bytes(), window.index(from));
    while (!isMatch(sum.sum(), window.position(sum.at()))) {
      if (sum.at() == last) {
        return NONE;
      }
      sum.rollOn(index, last);
    }
    return window.position(sum.at());
  }

  /// Whether the old version has the block at a position, given its weak sum. If so, it is matched.
  private boolean isMatch(long sum, long at) {
    long weak = hash.kept(sum);
    int candidates = index.find(weak);
    if (candidates == NONE || wasted > asked + (long) MISTAKES * blockSize) {
      return false;
    }
    byte[] strong = hash.strong(window.bytes(), window.index(at), blockSize);
    int block = blockAt(at + shift);
    if (block == NONE || block >= old.wholeBlocks() || !old.hasStrong(block, strong)) {
      block = index.block(candidates, weak, strong);
    }
    if (block == NONE) {
      wasted += blockSize;
      return false;
    }
    match(at, block);
    return true;
  }
}
