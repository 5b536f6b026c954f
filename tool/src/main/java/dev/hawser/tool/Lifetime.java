package dev.hawser.tool;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// For how long a ticket holds.
///
/// @param duration null for ever
record Lifetime(@Nullable Duration duration) {
  private static final Duration LONGEST = Duration.ofDays(36525);
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})([smhdw])");

  /// Reads `90s`, `30m`, `12h`, `2d`, `6w` or `never`.
  static final class Converter implements ITypeConverter<Lifetime> {
    @Override
    public Lifetime convert(String text) {
      if (text.equals("never")) {
        return new Lifetime(null);
      }
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + text + "': expected 90s, 30m, 12h, 2d, 6w or never");
      }
      Duration duration = unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
      if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
        throw new TypeConversionException("'" + text + "': expected something up to 100 years");
      }
      return new Lifetime(duration);
    }

    private static Duration unit(String letter) {
      return switch (letter) {
        case "s" -> Duration.ofSeconds(1);
        case "m" -> Duration.ofMinutes(1);
        case "h" -> Duration.ofHours(1);
        case "d" -> Duration.ofDays(1);
        default -> Duration.ofDays(7);
      };
    }
  }
}
