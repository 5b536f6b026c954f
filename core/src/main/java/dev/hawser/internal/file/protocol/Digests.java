package dev.hawser.internal.file.protocol;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How both ends call a content.
public final class Digests {
  private static final int SUMS_AT_ONCE = 1024;

  private Digests() {}

  /// What makes a SHA-256.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// SHA-256 over the sums of all chunks of a file, four bytes each in network order.
  public static byte[] ofSums(int[] sums) {
    MessageDigest digest = sha256();
    ByteBuffer bytes = ByteBuffer.allocate(Math.min(sums.length, SUMS_AT_ONCE) * Integer.BYTES);
    for (int sum : sums) {
      bytes.putInt(sum);
      if (!bytes.hasRemaining()) {
        digest.update(bytes.flip());
        bytes.clear();
      }
    }
    digest.update(bytes.flip());
    return digest.digest();
  }

  /// The digest of a file as `TransferredFile` has it.
  ///
  /// @param sha256 of the content, or empty if that was not made
  public static String name(byte[] digest, byte[] sha256) {
    return sha256.length > 0
        ? "sha256:" + HexFormat.of().formatHex(sha256)
        : "tree:" + HexFormat.of().formatHex(digest);
  }
}
