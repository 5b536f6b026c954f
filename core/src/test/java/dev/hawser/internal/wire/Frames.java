package dev.hawser.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/// Frames as bytes, right or wrong, for tests that play the other end.
public final class Frames {
  private Frames() {}

  /// One frame.
  public static byte[] frame(int kind, int stream, long offset, byte[] payload) {
    return frame(payload.length, kind, stream, offset, payload);
  }

  /// One frame whose length may be a lie.
  public static byte[] frame(int length, int kind, int stream, long offset, byte[] payload) {
    return ByteBuffer.allocate(Frame.HEADER + payload.length)
        .putInt(length << 8 | kind)
        .putInt(stream)
        .putInt((int) offset)
        .put(payload)
        .array();
  }

  /// The payload of a CREDIT.
  public static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /// The payload of an ACK.
  public static byte[] number(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  /// A payload with one byte for each character.
  public static byte[] text(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /// Arrays one after the other.
  public static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
