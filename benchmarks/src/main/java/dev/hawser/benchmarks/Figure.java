package dev.hawser.benchmarks;

import java.util.Locale;

/// One number that a fork yields.
public enum Figure {
  P50,
  P99,
  RATE;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a larger number is the better one.
  boolean higherIsBetter() {
    return this == RATE;
  }
}
