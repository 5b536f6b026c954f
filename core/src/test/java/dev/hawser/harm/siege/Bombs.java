package dev.hawser.harm.siege;

import java.io.ByteArrayOutputStream;

/// Encoded values that are small on the line and enormous, or endless work, once decoded; byte by
/// byte as PROTOCOL.md has it, since no encoder would make them.
final class Bombs {
  private static final int INT = 0x06;
  private static final int LONGS = 0x36;
  private static final int LIST = 0x40;
  private static final int SET = 0x42;
  private static final int BACK_REFERENCE = 0x60;
  private static final int DEPTH = 1_000_000;
  private static final int KEYS = 100_000;
  private static final int DOUBLINGS = 60;

  /// Lists in lists in lists.
  static final byte[][] DEEP = {deep()};

  /// A set of lists that all have one hash code.
  static final byte[][] COLLIDING = {colliding()};

  /// A set of a list that holds the same list twice, and so on; and an array that claims to be
  /// long.
  static final byte[][] AMPLIFYING = {doubling(), boast()};

  private Bombs() {}

  private static byte[] deep() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < DEPTH; i++) {
      out.write(LIST);
      out.write(1);
    }
    out.write(LIST);
    out.write(0);
    return out.toByteArray();
  }

  private static byte[] colliding() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(SET);
    varint(out, KEYS);
    for (int i = 0; i < KEYS; i++) {
      // The hash code of a list of two is 31 × (31 + a) + b.
      out.write(LIST);
      varint(out, 2);
      integer(out, i);
      integer(out, 31 * (KEYS - i));
    }
    return out.toByteArray();
  }

  private static byte[] doubling() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(SET);
    varint(out, 1);
    for (int i = 0; i < DOUBLINGS; i++) {
      out.write(LIST);
      varint(out, 2);
    }
    out.write(LIST);
    varint(out, 0);
    for (int i = DOUBLINGS; i > 0; i--) {
      // The set has number 0, the outermost list 1; each list's second half is its first again.
      out.write(BACK_REFERENCE);
      varint(out, i + 1);
    }
    return out.toByteArray();
  }

  private static byte[] boast() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(LONGS);
    varint(out, 1 << 27);
    return out.toByteArray();
  }

  private static void integer(ByteArrayOutputStream out, int value) {
    out.write(INT);
    varint(out, value << 1 ^ value >> 31);
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
