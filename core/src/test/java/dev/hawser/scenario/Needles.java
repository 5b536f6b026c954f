package dev.hawser.scenario;

import dev.hawser.internal.security.Base32;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A secret in all the ways it might show itself.
record Needles(String what, List<String> forms) {
  static Needles of(String what, byte[] secret) {
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
    return new Needles(
        what,
        List.of(
            Base32.encode(secret, secret.length * Byte.SIZE),
            base64,
            base64.replace('+', '-').replace('/', '_'),
            HexFormat.of().formatHex(secret),
            Arrays.toString(secret),
            new String(secret, StandardCharsets.ISO_8859_1)));
  }

  /// In which ways a text shows it; upper and lower case are the same.
  List<String> in(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return forms.stream().filter(form -> small.contains(form.toLowerCase(Locale.ROOT))).toList();
  }

  /// In which ways bytes show it.
  List<String> in(byte[] bytes) {
    return in(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public String toString() {
    return what;
  }
}
