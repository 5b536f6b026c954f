package dev.hawser.benchmarks.files;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What both ends of a copy need.
final class Ends {
  private Ends() {}

  /// What must have been set by now.
  static <T> T of(@Nullable T value) {
    return Objects.requireNonNull(value, "listen() comes first");
  }
}
