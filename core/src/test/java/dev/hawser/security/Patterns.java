package dev.hawser.security;

import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import java.util.Random;

/// Permissions at random, with patterns that are hard on a text form.
final class Patterns {
  private static final String NASTY = "ab*,% =.%u2C\t\n\u0000\u00a0\u2003\u200b\ud83d\ude00\ud800é";
  private static final Kind[] NAMED = {Kind.SHARE, Kind.MAPS, Kind.QUEUES, Kind.PIPES};

  private Patterns() {}

  static Permission permission(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Permission.EVAL;
      case 1 -> Permission.exports(text(random, NASTY, 12));
      default ->
          new Permission(
              NAMED[random.nextInt(NAMED.length)],
              Access.values()[random.nextInt(3)],
              text(random, NASTY, 12));
    };
  }

  /// Up to so many of some characters.
  static String text(Random random, String characters, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
