package dev.hawser.internal.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/// Text inside a URI or a line: what cannot stand there is written as `%2f`, byte by byte in UTF-8.
public final class Percent {
  private static final HexFormat HEX = HexFormat.of();

  private Percent() {}

  /// Escapes blanks, controls, `%`, `#`, quotation marks and angle brackets, and some characters
  /// more.
  public static String escape(String text, String more) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(each -> append(escaped, each, more));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character, String more) {
    if (!isSpecial(character) && more.indexOf(character) < 0) {
      escaped.appendCodePoint(character);
      return;
    }
    for (byte each : Character.toString(character).getBytes(UTF_8)) {
      escaped.append('%').append(HEX.toHexDigits(each));
    }
  }

  private static boolean isSpecial(int character) {
    return "%#\"<>".indexOf(character) >= 0
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character);
  }

  /// Reads what {@link #escape} wrote.
  ///
  /// @throws IllegalArgumentException if an escape is broken
  public static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) == '%') {
        bytes.write(hex(text, i + 1));
        i += 3;
      } else {
        int end = text.indexOf('%', i);
        end = end < 0 ? text.length() : end;
        bytes.writeBytes(text.substring(i, end).getBytes(UTF_8));
        i = end;
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("what is escaped in it is not text in UTF-8", e);
    }
  }

  private static int hex(String text, int at) {
    if (at + 2 > text.length()
        || !HexFormat.isHexDigit(text.charAt(at))
        || !HexFormat.isHexDigit(text.charAt(at + 1))) {
      throw new IllegalArgumentException("a % is not followed by two hexadecimal digits");
    }
    return HexFormat.fromHexDigits(text, at, at + 2);
  }
}
