package dev.hawser.tool.files;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How many bytes may travel in a second.
///
/// @param bytes 0 for no limit
record ByteRate(long bytes) {
  static final ByteRate UNLIMITED = new ByteRate(0);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)([KMG]?)");

  /// Reads `500K`, `10M`, `1.5G`, or a number of bytes.
  static final class Converter implements ITypeConverter<ByteRate> {
    @Override
    public ByteRate convert(String text) {
      Matcher matcher = TEXT.matcher(text.toUpperCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw wrong(text);
      }
      long bytes = (long) (Double.parseDouble(matcher.group(1)) * unit(matcher.group(2)));
      if (bytes < 1) {
        throw wrong(text);
      }
      return new ByteRate(bytes);
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "'" + text + "': expected bytes per second, such as 500K, 10M or 1.5G");
    }

    private static long unit(String letter) {
      return switch (letter) {
        case "K" -> 1_000;
        case "M" -> 1_000_000;
        case "G" -> 1_000_000_000;
        default -> 1;
      };
    }
  }
}
