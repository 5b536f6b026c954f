package dev.hawser.internal.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proof that one knows a key, without showing it. Each proof holds for one direction, one
/// connection and one pair of challenges.
public final class Proof {
  /// The length of a proof and of a connection's binding, in bytes.
  public static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /// Whose proof it is.
  public enum Side {
    /// The client's, which the server checks.
    CLIENT,
    /// The server's, which the client checks.
    SERVER
  }

  private Proof() {}

  /// Makes a proof.
  ///
  /// @param key what is proved to be known; not empty
  /// @param binding the connection's
  /// @param hello all bytes of the client's hello, with its challenge to the server
  /// @param challenge the server's challenge to the client
  public static byte[] of(Side side, byte[] key, byte[] binding, byte[] hello, byte[] challenge) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((byte) side.ordinal());
      mac.update((byte) binding.length);
      mac.update(binding);
      mac.update((byte) challenge.length);
      mac.update(challenge);
      return mac.doFinal(hello);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /// Compares without telling by its duration how much was right.
  public static boolean matches(byte[] expected, byte[] given) {
    return MessageDigest.isEqual(expected, given);
  }
}
