package dev.hawser.internal.delta;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How to make a chunk of the new version of a file: what to copy out of the old version, and the
/// bytes that it does not have.
///
/// As bytes: the number of steps; for each its length, doubled, plus one if it copies; for a copy
/// also where it begins, as the distance from where it would begin if nothing had been inserted or
/// deleted since the copy before, or since the file began; then all bytes brought along, in order.
public final class Recipe {
  private final long offset;
  private final int length;
  private final List<Step> steps;
  private final byte[] encoded;

  /// Where in {@link #encoded} the bytes brought along begin.
  private final int literals;

  private Recipe(long offset, int length, List<Step> steps, byte[] encoded, int literals) {
    this.offset = offset;
    this.length = length;
    this.steps = steps;
    this.encoded = encoded;
    this.literals = literals;
  }

  /// The recipe of these steps for the chunk that begins with the first of `chunk`.
  static Recipe of(long offset, List<Step> steps, byte[] chunk) {
    Output out = new Output();
    out.writeVarInt(steps.size());
    long old = offset;
    int length = 0;
    int brought = 0;
    for (Step step : steps) {
      switch (step) {
        case Step.Literal literal -> {
          out.writeVarInt(literal.length() << 1);
          brought += literal.length();
        }
        case Step.Copy copy -> {
          out.writeVarInt(copy.length() << 1 | 1);
          out.writeSignedVarLong(copy.from() - old);
          old = copy.from();
        }
      }
      old += step.length();
      length += step.length();
    }
    byte[] encoded = Arrays.copyOf(out.array(), out.size() + brought);
    bring(steps, chunk, encoded, out.size());
    return new Recipe(offset, length, steps, encoded, out.size());
  }

  private static void bring(List<Step> steps, byte[] chunk, byte[] into, int at) {
    int made = 0;
    int brought = at;
    for (Step step : steps) {
      if (step instanceof Step.Literal) {
        System.arraycopy(chunk, made, into, brought, step.length());
        brought += step.length();
      }
      made += step.length();
    }
  }

  /// Reads a recipe for the chunk of `length` bytes at `offset`, which may copy from an old version
  /// of `oldSize` bytes.
  ///
  /// @throws ValueException if it makes anything but a chunk of that length, copies what the old
  ///   version does not have, or consists of more pieces than any matcher would make
  public static Recipe decode(byte[] encoded, long offset, int length, long oldSize) {
    Input in = new Input(encoded);
    int count = in.readVarInt();
    if (count < 0 || count > mostSteps(length)) {
      throw malformed("it has " + Integer.toUnsignedLong(count) + " steps");
    }
    List<Step> steps = new ArrayList<>(count);
    long old = offset;
    int made = 0;
    int brought = 0;
    for (int i = 0; i < count; i++) {
      Step step = readStep(in, old, length - made, oldSize);
      steps.add(step);
      made += step.length();
      switch (step) {
        case Step.Literal literal -> {
          old += literal.length();
          brought += literal.length();
        }
        case Step.Copy copy -> old = copy.from() + copy.length();
      }
    }
    if (made != length) {
      throw malformed("it makes " + made + " bytes of a chunk of " + length);
    }
    if (brought != in.remaining()) {
      throw malformed("it brings " + in.remaining() + " bytes instead of " + brought);
    }
    return new Recipe(offset, length, steps, encoded, encoded.length - brought);
  }

  private static Step readStep(Input in, long old, int left, long oldSize) {
    int head = in.readVarInt();
    int length = head >>> 1;
    if (length == 0 || length > left) {
      throw malformed("a step makes " + length + " bytes where " + left + " are left");
    }
    if ((head & 1) == 0) {
      return new Step.Literal(length);
    }
    long from = old + in.readSignedVarLong();
    if (from < 0 || from > oldSize - length) {
      throw malformed(
          "it copies " + length + " bytes at " + from + " of a file of " + oldSize + " bytes");
    }
    return new Step.Copy(from, length);
  }

  /// The copies of a chunk are of whole blocks, but for those at its ends and the block at the end
  /// of the file; and there is at most one literal before each and one behind.
  private static int mostSteps(int length) {
    return 2 * (length / Signatures.SMALLEST_BLOCK + 3) + 1;
  }

  private static ValueException malformed(String what) {
    return new ValueException("malformed recipe of a chunk: " + what);
  }

  /// The recipe as bytes, not a copy.
  public byte[] encoded() {
    return encoded;
  }

  /// How many bytes it brings along.
  public int literalBytes() {
    return encoded.length - literals;
  }

  /// Whether the old version has nothing of this chunk, so that it is better sent as it is.
  public boolean isWholeLiteral() {
    return literalBytes() == length;
  }

  /// Whether the old version has this chunk, at the same place.
  public boolean isInPlace() {
    return steps.size() == 1
        && steps.getFirst() instanceof Step.Copy copy
        && copy.from() == offset
        && copy.length() == length;
  }

  /// Makes the chunk, at the beginning of `into`.
  ///
  /// @throws IOException if the old version cannot be read, or has become shorter
  public void rebuild(FileChannel old, byte[] into) throws IOException {
    if (into.length < length) {
      throw new IllegalArgumentException(
          "a chunk of " + length + " bytes does not fit into " + into.length);
    }
    int made = 0;
    int taken = literals;
    for (Step step : steps) {
      switch (step) {
        case Step.Literal literal -> {
          System.arraycopy(encoded, taken, into, made, literal.length());
          taken += literal.length();
        }
        case Step.Copy copy -> Window.read(old, copy.from(), into, made, copy.length());
      }
      made += step.length();
    }
  }
}
