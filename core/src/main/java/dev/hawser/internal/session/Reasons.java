package dev.hawser.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.internal.wire.Frame;

/// Reasons for people to read, as frames carry them.
final class Reasons {
  static final byte[] NONE = {};

  private static final int MOST = 4096;

  private Reasons() {}

  static byte[] encode(String reason) {
    byte[] bytes = reason.getBytes(UTF_8);
    return bytes.length <= MOST ? bytes : reason.substring(0, MOST / 4).getBytes(UTF_8);
  }

  /// A reason with a byte for its cause before it.
  static byte[] encode(int cause, String reason) {
    byte[] text = encode(reason);
    byte[] both = new byte[1 + text.length];
    both[0] = (byte) cause;
    System.arraycopy(text, 0, both, 1, text.length);
    return both;
  }

  static String decode(byte[] buffer, int offset, int length) {
    return new String(buffer, offset, Math.min(length, MOST), UTF_8);
  }

  /// A missing permission, and behind a line feed, which no permission's text contains, the
  /// message.
  static String of(PermissionException reason) {
    return reason.missing() + '\n' + reason.getMessage();
  }

  /// What a stream failed with that the other end gave up.
  static HawserException givenUp(int cause, String reason) {
    return switch (cause) {
      case Frame.REFUSED -> new RefusedException(reason);
      case Frame.NOT_PERMITTED -> notPermitted(reason);
      default -> new ClosedException("the other end gave it up: " + reason, Outcome.MAYBE_EXECUTED);
    };
  }

  private static PermissionException notPermitted(String reason) {
    int end = reason.indexOf('\n');
    return new PermissionException(
        reason.substring(end + 1), end < 0 ? "" : reason.substring(0, end));
  }
}
