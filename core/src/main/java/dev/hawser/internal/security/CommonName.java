package dev.hawser.internal.security;

import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// The name in a certificate.
final class CommonName {
  private static final String KEY = "CN=";

  private CommonName() {}

  /// The subject's common name, or null if it has none that is text.
  static @Nullable String of(X509Certificate certificate) {
    return of(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
  }

  /// Reads a distinguished name, where `\` takes the meaning from the character after it.
  static @Nullable String of(String distinguishedName) {
    int start = 0;
    for (int i = 0; i <= distinguishedName.length(); i++) {
      boolean end = i == distinguishedName.length();
      char here = end ? ',' : distinguishedName.charAt(i);
      if (here == '\\') {
        i++;
      } else if (here == ',' || here == '+') {
        String part = distinguishedName.substring(start, i);
        if (part.startsWith(KEY)) {
          return text(part.substring(KEY.length()));
        }
        start = i + 1;
      }
    }
    return null;
  }

  private static @Nullable String text(String value) {
    if (value.isEmpty() || value.startsWith("#")) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\' && i + 1 < value.length()) {
        i++;
      }
      text.append(value.charAt(i));
    }
    return text.toString();
  }
}
