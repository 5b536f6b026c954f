package dev.hawser.internal.names;

import java.time.Duration;
import java.util.Collection;

/// What names, tags and the like may be, checked wherever they are made, so at both ends.
public final class NameRules {
  /// The longest name of a service, an object, and the longest prefix.
  public static final int LONGEST_NAME = 1000;

  /// The longest pattern.
  public static final int LONGEST_PATTERN = 200;

  /// The most addresses of one service.
  public static final int MOST_ADDRESSES = 16;

  /// The longest address.
  public static final int LONGEST_ADDRESS = 300;

  /// The most names asked about at once.
  public static final int MOST_AT_ONCE = 1000;

  private static final int LONGEST_TAG = 100;
  private static final int MOST_TAGS = 50;
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(36525);

  private NameRules() {}

  /// Checks the name of a service.
  public static String checkName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a name must not be blank");
    }
    return checkText("a name", name, LONGEST_NAME);
  }

  /// Checks that a text is not too long and can be printed.
  ///
  /// @param what it is, for the message
  public static String checkText(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          what + " has at most " + longest + " characters, not " + text.length());
    }
    if (text.codePoints().anyMatch(NameRules::isUnprintable)) {
      throw new IllegalArgumentException(what + " must not have control characters");
    }
    return text;
  }

  private static boolean isUnprintable(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }

  /// Checks tags.
  public static void checkTags(Collection<String> tags) {
    if (tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException(
          "a name has at most " + MOST_TAGS + " tags, not " + tags.size());
    }
    for (String tag : tags) {
      if (tag.isBlank()) {
        throw new IllegalArgumentException("a tag must not be blank");
      }
      checkText("a tag", tag, LONGEST_TAG);
    }
  }

  /// Checks how long a name is to last.
  public static Duration checkLifetime(Duration lifetime) {
    if (!lifetime.isPositive() || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "a lifetime is above zero and up to 100 years, not " + lifetime);
    }
    return lifetime;
  }
}
