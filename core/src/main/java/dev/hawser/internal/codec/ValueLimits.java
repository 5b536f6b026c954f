package dev.hawser.internal.codec;

import dev.hawser.ValueException;

/// How large a value may be, at either end. Each limit holds before memory is allocated.
///
/// @param maxBytes the encoded bytes of one value
/// @param maxDepth how deep containers may nest; small enough for a stack of 512 KB
/// @param maxElements the elements of one collection, map or array
/// @param maxStringBytes the encoded bytes of one text or big number
/// @param maxHeap an estimate of the memory that one decoded value takes
public record ValueLimits(
    long maxBytes, int maxDepth, int maxElements, int maxStringBytes, long maxHeap) {
  private static final int DEEPEST = 200;
  private static final ValueLimits DEFAULTS =
      new ValueLimits(256L << 20, 100, 256 << 20, 64 << 20, 1L << 30);

  /// Checks that each is above zero.
  public ValueLimits {
    if (maxBytes < 1 || maxElements < 1 || maxStringBytes < 1 || maxHeap < 1) {
      throw new IllegalArgumentException("limits must be above zero");
    }
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException("the depth must be between 1 and " + DEEPEST);
    }
  }

  /// 256 MiB, 100 levels, 256 Mi elements, 64 MiB of text, 1 GiB of heap.
  public static ValueLimits defaults() {
    return DEFAULTS;
  }

  /// The same but for the encoded size. The heap follows: small elements take many times their
  /// encoded bytes, so small values may grow more than large ones.
  public ValueLimits withMaxBytes(long bytes) {
    long few = Math.min(bytes, 1L << 24) << 6;
    long many = Math.min(bytes, 1L << 60) << 2;
    long heap = Math.max(few, many);
    return new ValueLimits(bytes, maxDepth, maxElements, maxStringBytes, heap);
  }

  /// The same but for the depth.
  public ValueLimits withMaxDepth(int depth) {
    return new ValueLimits(maxBytes, depth, maxElements, maxStringBytes, maxHeap);
  }

  /// The same but for the elements of one container.
  public ValueLimits withMaxElements(int elements) {
    return new ValueLimits(maxBytes, maxDepth, elements, maxStringBytes, maxHeap);
  }

  /// The same but for the bytes of one text.
  public ValueLimits withMaxStringBytes(int bytes) {
    return new ValueLimits(maxBytes, maxDepth, maxElements, bytes, maxHeap);
  }

  ValueException tooLarge() {
    return new ValueException(
        "the value is larger than "
            + maxBytes
            + " bytes. To allow it: .limits(Limits.defaults().withValueBytes(…)) on the builder of"
            + " the end that has this limit");
  }

  ValueException tooMany(long count) {
    return new ValueException(
        count
            + " elements are over the limit of "
            + maxElements
            + " for one container. Send them in pieces, as through a pipe; or, to allow so many:"
            + " .limits(Limits.defaults().withValueShape(…)) on the builder of the end that has"
            + " this limit");
  }

  /// @param what what is too long: a text or a number
  ValueException tooLong(String what, long atLeast) {
    return new ValueException(
        what
            + " of "
            + atLeast
            + " bytes or more is over the limit of "
            + maxStringBytes
            + " for one. Send it in pieces, as through a pipe, or as a byte[]");
  }
}
