package dev.hawser.harm.siege;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What attackers do.
enum Attack {
  /// Many handshakes that go on for as long as they can, a byte at a time.
  SLOW_HANDSHAKE,
  /// Connections without number that say nothing, or nonsense.
  CONNECTION_FLOOD,
  /// Handshakes that claim to be enormous.
  HUGE_HANDSHAKE,
  /// An invited client's frames that claim to be enormous.
  HUGE_FRAME,
  /// An invited client's values that nest a million deep.
  DEEP_NESTING,
  /// An invited client's sets and maps whose keys all have one hash code.
  HASH_COLLISION,
  /// An invited client's small values that stand for enormous ones: shared parts of shared parts,
  /// and counts without content. (Nothing in the protocol is compressed, so these are its bombs.)
  AMPLIFICATION;

  static String names() {
    return Arrays.stream(values()).map(Attack::toString).collect(Collectors.joining(", "));
  }

  /// One attack, or all.
  static List<Attack> named(String name) {
    return name.equals("all")
        ? List.of(values())
        : List.of(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
