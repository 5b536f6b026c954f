package dev.hawser.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.ValueException;

/// Text as bytes: UTF-8, and where a string holds half of a surrogate pair, the three bytes that
/// its code unit would take. So every string of Java survives, and well-formed ones are plain
/// UTF-8.
///
/// Reading is strict: bytes that are neither are refused, never replaced.
final class Text {
  /// A text of at most this many characters is tried as ASCII first; its length fits one byte.
  static final int SHORT = 127;

  private static final char REPLACEMENT = '\ufffd';

  private Text() {}

  /// Writes length and bytes of any text.
  static void write(Output out, String text) {
    int bytes = byteLength(text);
    out.writeVarInt(bytes);
    if (bytes == text.length()) {
      writeAscii(out, text);
    } else {
      writeAny(out, text);
    }
  }

  private static int byteLength(String text) {
    int chars = text.length();
    long bytes = chars;
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x800) {
        bytes += 2;
        if (isPair(text, i)) {
          i++;
        }
      } else if (c >= 0x80) {
        bytes++;
      }
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new ValueException("a text of " + chars + " characters is too long");
    }
    return (int) bytes;
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  private static void writeAscii(Output out, String text) {
    int length = text.length();
    for (int from = 0; from < length; ) {
      int to = (int) Math.min(length, from + 8192L);
      byte[] piece = text.substring(from, to).getBytes(UTF_8);
      out.writeBytes(piece, 0, piece.length);
      from = to;
    }
  }

  private static void writeAny(Output out, String text) {
    int chars = text.length();
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.writeByte(c);
      } else if (c < 0x800) {
        out.writeByte(0xc0 | c >> 6);
        out.writeByte(0x80 | c & 0x3f);
      } else if (isPair(text, i)) {
        writeCodePoint(out, Character.toCodePoint(c, text.charAt(++i)));
      } else {
        out.writeByte(0xe0 | c >> 12);
        out.writeByte(0x80 | c >> 6 & 0x3f);
        out.writeByte(0x80 | c & 0x3f);
      }
    }
  }

  private static void writeCodePoint(Output out, int codePoint) {
    out.writeByte(0xf0 | codePoint >> 18);
    out.writeByte(0x80 | codePoint >> 12 & 0x3f);
    out.writeByte(0x80 | codePoint >> 6 & 0x3f);
    out.writeByte(0x80 | codePoint & 0x3f);
  }

  /// Reads `length` bytes of text.
  static String read(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : readStrictly(bytes, offset, offset + length);
  }

  /// Reads what the JDK's decoder found fault with, or what really holds a replacement character.
  private static String readStrictly(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      int first = bytes[at] & 0xff;
      int size = sequenceSize(first);
      if (at + size > end) {
        throw malformed();
      }
      int codePoint = size == 1 ? first : first & 0xff >> size + 1;
      for (int i = 1; i < size; i++) {
        if ((bytes[at + i] & 0xc0) != 0x80) {
          throw malformed();
        }
        codePoint = codePoint << 6 | bytes[at + i] & 0x3f;
      }
      append(text, codePoint, size);
      at += size;
    }
    return text.toString();
  }

  private static int sequenceSize(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      throw malformed();
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  private static void append(StringBuilder text, int codePoint, int size) {
    int least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0;
    boolean splitPair =
        size == 3
            && codePoint >>> 10 == 0xdc00 >>> 10
            && !text.isEmpty()
            && Character.isHighSurrogate(text.charAt(text.length() - 1));
    if (codePoint < least || codePoint > Character.MAX_CODE_POINT || splitPair) {
      throw malformed();
    }
    text.appendCodePoint(codePoint);
  }

  private static ValueException malformed() {
    return new ValueException("malformed text: the bytes are not UTF-8");
  }
}
