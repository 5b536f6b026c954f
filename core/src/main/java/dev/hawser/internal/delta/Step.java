package dev.hawser.internal.delta;

/// One step of a recipe.
sealed interface Step {
  /// How many bytes of the chunk it makes; more than none.
  int length();

  /// Bytes that the old version has.
  ///
  /// @param from where they begin in the old version
  record Copy(long from, int length) implements Step {}

  /// Bytes that the recipe brings.
  record Literal(int length) implements Step {}
}
