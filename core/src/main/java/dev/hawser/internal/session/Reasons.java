package dev.hawser.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Reasons for people to read, as frames carry them.
final class Reasons {
  static final byte[] NONE = {};

  private static final int MOST = 4096;

  private Reasons() {}

  static byte[] encode(String reason) {
    byte[] bytes = reason.getBytes(UTF_8);
    return bytes.length <= MOST ? bytes : reason.substring(0, MOST / 4).getBytes(UTF_8);
  }

  static String decode(byte[] buffer, int offset, int length) {
    return new String(buffer, offset, Math.min(length, MOST), UTF_8);
  }
}
