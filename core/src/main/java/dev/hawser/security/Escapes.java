package dev.hawser.security;

import java.util.HexFormat;

/// Patterns inside a line of permissions, where commas and blanks separate: these, `%` and what
/// cannot be printed are written as `%2C` or, beyond two digits, as `%u2003`.
final class Escapes {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Escapes() {}

  static String escape(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (!isSpecial(pattern, i)) {
        out.append(c);
      } else if (c <= 0xff) {
        out.append('%').append(HEX.toHexDigits((byte) c));
      } else {
        out.append("%u").append(HEX.toHexDigits(c));
      }
    }
    return out.toString();
  }

  private static boolean isSpecial(String pattern, int at) {
    char c = pattern.charAt(at);
    return c == '%'
        || c == ','
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.isSurrogate(c) && !isPaired(pattern, at);
  }

  private static boolean isPaired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /// @throws IllegalArgumentException if a `%` is not followed by what it must be followed by
  static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '%') {
        out.append(c);
        continue;
      }
      boolean wide = at < text.length() && text.charAt(at) == 'u';
      int from = wide ? at + 1 : at;
      int to = from + (wide ? 4 : 2);
      if (to > text.length()) {
        throw new IllegalArgumentException("a per cent sign is written as %25");
      }
      try {
        out.append((char) HexFormat.fromHexDigits(text, from, to));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("a per cent sign is written as %25", e);
      }
      at = to;
    }
    return out.toString();
  }
}
