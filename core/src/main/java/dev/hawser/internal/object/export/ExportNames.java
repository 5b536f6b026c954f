package dev.hawser.internal.object.export;

/// Which names something can be exported under.
final class ExportNames {
  private static final int LONGEST = 1000;
  private static final String RESERVED = "hawser.";

  private ExportNames() {}

  /// Refuses a name that nothing can have.
  static void check(String name) {
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the name '%s…' has %d characters: take one with at most %d"
              .formatted(name.substring(0, 20), name.length(), LONGEST));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the name '"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "' has a control character: leave it out");
    }
    if (name.isBlank() && !name.isEmpty()) {
      throw new IllegalArgumentException(
          "a name cannot be blank: give it a letter, or make it empty for the root object");
    }
  }

  /// Refuses a name that nothing can have, or only Hawser itself.
  static void checkFree(String name) {
    check(name);
    if (isReserved(name)) {
      throw new IllegalArgumentException(
          "the name '"
              + name
              + "' is reserved: those that begin with '"
              + RESERVED
              + "' are Hawser's own, so choose another");
    }
  }

  static boolean isReserved(String name) {
    return name.startsWith(RESERVED);
  }
}
