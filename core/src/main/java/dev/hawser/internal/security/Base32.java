package dev.hawser.internal.security;

/// Bits as letters and digits that people can read out and type: Crockford's base 32, in lower
/// case, without `i`, `l`, `o` and `u`.
public final class Base32 {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS_PER_DIGIT = 5;

  private Base32() {}

  /// Writes the first bits, the highest of each byte first. The last digit is filled up with zeros.
  public static String encode(byte[] bytes, int bits) {
    if (bits < 0 || bits > bytes.length * 8) {
      throw new IllegalArgumentException(bytes.length + " bytes have no " + bits + " bits");
    }
    StringBuilder text = new StringBuilder(digits(bits));
    for (int start = 0; start < bits; start += BITS_PER_DIGIT) {
      int digit = 0;
      for (int bit = start; bit < start + BITS_PER_DIGIT; bit++) {
        digit = digit << 1 | (bit < bits ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0);
      }
      text.append(DIGITS.charAt(digit));
    }
    return text.toString();
  }

  /// Reads what {@link #encode} wrote, also in upper case, and with `i` or `l` for 1 and `o` for 0.
  ///
  /// @return as few bytes as hold the bits
  /// @throws IllegalArgumentException if the text is too long or short, or has another character;
  ///   the message does not show the text
  public static byte[] decode(String text, int bits) {
    if (text.length() != digits(bits)) {
      throw new IllegalArgumentException(
          "expected " + digits(bits) + " characters, not " + text.length());
    }
    byte[] bytes = new byte[(bits + 7) / 8];
    for (int bit = 0; bit < text.length() * BITS_PER_DIGIT; bit++) {
      int digit = digit(text.charAt(bit / BITS_PER_DIGIT));
      int set = digit >> (BITS_PER_DIGIT - 1 - bit % BITS_PER_DIGIT) & 1;
      if (bit < bits) {
        bytes[bit / 8] |= (byte) (set << (7 - bit % 8));
      } else if (set != 0) {
        throw new IllegalArgumentException("the last character is not one that can stand there");
      }
    }
    return bytes;
  }

  /// The characters as {@link #encode} writes them, where they are digits; others stay.
  public static String normalised(String text) {
    StringBuilder normalised = new StringBuilder(text.length());
    text.chars().forEach(each -> normalised.append(canonical((char) each)));
    return normalised.toString();
  }

  private static int digits(int bits) {
    return (bits + BITS_PER_DIGIT - 1) / BITS_PER_DIGIT;
  }

  private static int digit(char character) {
    int digit = DIGITS.indexOf(canonical(character));
    if (digit < 0) {
      throw new IllegalArgumentException("there is a character that cannot stand there");
    }
    return digit;
  }

  private static char canonical(char character) {
    char lower = character >= 'A' && character <= 'Z' ? (char) (character - 'A' + 'a') : character;
    return switch (lower) {
      case 'i', 'l' -> '1';
      case 'o' -> '0';
      default -> lower;
    };
  }
}
