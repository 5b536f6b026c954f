package dev.hawser.internal.code;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name of some content: its SHA-256.
///
/// @param a the first eight bytes, big-endian, and so on
public record Digest(long a, long b, long c, long d) {
  /// How many bytes it takes.
  public static final int BYTES = 32;

  private static final int SHOWN = 12;

  /// The digest of some bytes.
  public static Digest of(byte[] content) {
    try {
      return read(new Input(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Reads one.
  public static Digest read(Input in) {
    return new Digest(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  /// Writes it.
  public void write(Output out) {
    out.writeLong(a);
    out.writeLong(b);
    out.writeLong(c);
    out.writeLong(d);
  }

  /// All of it, in hexadecimal digits.
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
  }

  /// As much of it as a person can tell apart.
  @Override
  public String toString() {
    return hex().substring(0, SHOWN);
  }
}
