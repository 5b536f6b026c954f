package dev.hawser.internal.code;

/// What becomes of a class of which only a static method is needed.
sealed interface Cut {
  /// A class of its own for that method and those of its class that it calls.
  record Slice(Portion portion) implements Cut {}

  /// The class travels as it is.
  ///
  /// @param why what keeps it from being cut, as in "it uses its field count"
  record Whole(String why) implements Cut {}
}
