package dev.hawser.testing;

/// How bytes travel where they are not cut.
///
/// @param delayNanos the time from one end to the other
/// @param bytesPerSecond the most that one direction carries, 0 for no bound
record Shape(long delayNanos, long bytesPerSecond) {
  static final Shape NONE = new Shape(0, 0);

  Shape {
    if (delayNanos < 0) {
      throw new IllegalArgumentException("a delay cannot be negative");
    }
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException("a bandwidth cannot be negative: " + bytesPerSecond);
    }
  }

  boolean isNone() {
    return equals(NONE);
  }

  /// How long so many bytes occupy the line.
  long transmissionNanos(int length) {
    return bytesPerSecond == 0 ? 0 : (long) (length * 1e9 / bytesPerSecond);
  }
}
