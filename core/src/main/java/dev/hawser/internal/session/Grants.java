package dev.hawser.internal.session;

import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.util.ArrayList;
import java.util.List;

/// Reads what the other end says it grants. That is for people and programs to know; what holds is
/// what the other end enforces.
final class Grants {
  private Grants() {}

  /// Reads a trust, less what only a newer release knows.
  static Trust read(String text) {
    try {
      return Trust.parse(text);
    } catch (IllegalArgumentException e) {
      return readKnown(text);
    }
  }

  private static Trust readKnown(String text) {
    List<Permission> known = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      try {
        known.add(Permission.parse(each.strip()));
      } catch (IllegalArgumentException _) {
        // Only a newer release knows it.
      }
    }
    return Trust.of(known);
  }
}
