package dev.hawser.examples;

import java.util.List;

/// One of the programs that make up an example.
///
/// @param example such as `bank`
/// @param name such as `customer`
/// @param needs what it must be told, one word for each, as in a usage line
/// @param program its `main`
record Role(String example, String name, String needs, Program program) {
  /// A `main` method.
  @FunctionalInterface
  interface Program {
    /// Runs it.
    void main(String... args) throws Exception;
  }

  /// Whether it was told all that it needs.
  boolean isSatisfiedBy(List<String> arguments) {
    long words = needs.isEmpty() ? 0 : 1 + needs.chars().filter(letter -> letter == ' ').count();
    return arguments.size() >= words;
  }

  String usage() {
    return ("./hawser example " + example + " " + name + " " + needs).strip();
  }
}
