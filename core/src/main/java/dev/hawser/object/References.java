package dev.hawser.object;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Who holds what in one session: where to look for a leak.
///
/// @param given objects of this end that the other holds, which therefore stay alive
/// @param held objects of the other end that this one holds
public record References(List<Reference> given, List<Reference> held) {
  /// Copies the lists.
  public References {
    given = List.copyOf(requireNonNull(given, "given"));
    held = List.copyOf(requireNonNull(held, "held"));
  }
}
