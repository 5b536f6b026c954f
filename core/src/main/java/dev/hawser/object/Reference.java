package dev.hawser.object;

import static java.util.Objects.requireNonNull;

/// An object that one end of a session holds of the other.
///
/// @param number its number at its owner, in this session
/// @param type the interface or class it is known by
/// @param name under which it was looked up, or empty
/// @param count how many times it is on its way or held
public record Reference(long number, String type, String name, long count) {
  /// Checks that nothing is missing.
  public Reference {
    requireNonNull(type, "type");
    requireNonNull(name, "name");
  }
}
