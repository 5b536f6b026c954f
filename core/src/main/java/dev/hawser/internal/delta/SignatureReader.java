package dev.hawser.internal.delta;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import java.util.Arrays;

/// Puts signatures together again from the slices in which they come. It believes nothing: what
/// cannot be is a {@link ValueException}, and memory is taken only as the bytes come.
public final class SignatureReader {
  private static final int LEAST_BITS = Integer.numberOfTrailingZeros(Signatures.SMALLEST_BLOCK);
  private static final int MOST_BITS = Integer.numberOfTrailingZeros(Signatures.LARGEST_BLOCK);

  private boolean begun;
  private long salt;
  private long size;
  private int blockSize;
  private int entryBytes;

  /// How many bytes all entries take.
  private int expected;

  private byte[] entries = {};
  private int have;

  /// A reader that waits for the first slice.
  public SignatureReader() {}

  /// Reads the next slice, which is all that is left of the input.
  public void read(Input slice) {
    if (isComplete()) {
      throw malformed("there are more slices than the file has blocks");
    }
    if (!begun) {
      readHead(slice);
      begun = true;
    }
    int most = Signatures.SLICE_BLOCKS * entryBytes;
    int due = Math.min(most, expected - have);
    if (slice.bound() != due) {
      throw malformed("a slice has " + slice.bound() + " bytes of sums instead of " + due);
    }
    if (have + due > entries.length) {
      entries = Arrays.copyOf(entries, (int) Math.min(expected, 2L * (have + due)));
    }
    slice.readBytes(entries, have, due);
    have += due;
  }

  private void readHead(Input slice) {
    salt = slice.readLong();
    size = slice.readVarLong();
    int bits = slice.readUnsignedByte();
    if (bits < LEAST_BITS || bits > MOST_BITS) {
      throw malformed("blocks of 2^" + bits + " bytes");
    }
    blockSize = 1 << bits;
    if (size < 0 || size > (long) blockSize * Signatures.MOST_BLOCKS) {
      throw malformed(
          "a file of "
              + Long.toUnsignedString(size)
              + " bytes has too many blocks of "
              + blockSize);
    }
    entryBytes = 2 * Signatures.sumBytes(size);
    expected = Signatures.blocks(size, blockSize) * entryBytes;
  }

  /// Whether the last slice has come.
  public boolean isComplete() {
    return begun && have == expected;
  }

  /// The signatures, once they are complete.
  public Signatures signatures() {
    if (!isComplete()) {
      throw malformed("the last slice is missing");
    }
    return new Signatures(salt, size, blockSize, entries);
  }

  private static ValueException malformed(String what) {
    return new ValueException("malformed signatures of a file: " + what);
  }
}
