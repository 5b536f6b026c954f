package dev.hawser.internal.tls;

import java.net.InetAddress;

/// What can stand for a host.
final class Hosts {
  private static final String PINNED_SUFFIX = ".hawser";

  private Hosts() {}

  /// Whether it is an IP address, not a name to look up.
  static boolean isAddress(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  /// The name by which a client asks for the server key with this fingerprint.
  static String withKey(String fingerprint) {
    return fingerprint + PINNED_SUFFIX;
  }
}
