package dev.hawser.internal.tls;

import javax.net.ssl.SSLException;

/// What TLS's short alerts mean, for people.
final class Alerts {
  private static final String RECEIVED = "Received fatal alert: ";

  private Alerts() {}

  /// What the other end did, as the rest of a sentence.
  static String meaning(SSLException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf(RECEIVED);
    return start < 0
        ? "does not keep to TLS 1.3 (" + message + ")"
        : said(message.substring(start + RECEIVED.length()));
  }

  private static String said(String alert) {
    return switch (alert) {
      case "certificate_unknown",
          "bad_certificate",
          "unknown_ca",
          "certificate_expired",
          "certificate_revoked",
          "unsupported_certificate",
          "decrypt_error",
          "access_denied" ->
          "did not accept our key (" + alert + ")";
      case "certificate_required" -> "wants a certificate from us (" + alert + ")";
      case "protocol_version", "handshake_failure", "insufficient_security", "missing_extension" ->
          "has no form of TLS 1.3 in common with us (" + alert + ")";
      default -> "broke it off (" + alert + ")";
    };
  }
}
