package dev.hawser.tool.files;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Sizes and times for people to read. A kilobyte is 1000 bytes.
final class Figures {
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB");

  private Figures() {}

  /// A size: `999 bytes`, `1.0 kB`, `12.3 MB`.
  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
  }

  /// A rate: `12.3 MB/s`.
  static String rate(long bytesPerSecond) {
    return size(bytesPerSecond) + "/s";
  }

  /// A time: `0:07`, `12:34`, `1:02:03`.
  static String time(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /// How many there are of something: `1 file`, `1,234 files`.
  static String count(long count, String one) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : one + "s");
  }
}
