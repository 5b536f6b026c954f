package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.io.ObjectStreamConstants;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A stream of Java's own serialization where a value should be: recognised, so that it can be
/// refused by name, and never read. Only bytes that are already here are looked at.
final class JavaStream {
  private static final int FIRST = ObjectStreamConstants.STREAM_MAGIC >>> 8 & 0xff;
  private static final int SECOND = ObjectStreamConstants.STREAM_MAGIC & 0xff;

  /// The version, what kind of object follows, that its class does, and how long the name is.
  private static final int BYTES_BEFORE_NAME = 6;

  private JavaStream() {}

  /// Whether a tag is the beginning of such a stream; if so, the input is left behind its magic
  /// number.
  static boolean begins(int tag, Input in) {
    return tag == FIRST && in.remaining() > 0 && in.readUnsignedByte() == SECOND;
  }

  /// The failure for a stream that {@link #begins}.
  static ValueException refusal(Input in) {
    String type = firstType(in);
    return new ValueException(
        "a stream of Java's own serialization"
            + (type == null ? "" : ", beginning with " + Refusal.printable(type) + ",")
            + " may not travel as a value: it is never read. Send what it holds as a record, a"
            + " collection or another value; in a byte[] it is only bytes.");
  }

  private static @Nullable String firstType(Input in) {
    if (in.remaining() < BYTES_BEFORE_NAME) {
      return null;
    }
    short _ = in.readShort();
    byte _ = in.readByte();
    if (in.readByte() != ObjectStreamConstants.TC_CLASSDESC) {
      return null;
    }
    int length = Short.toUnsignedInt(in.readShort());
    byte[] name = in.readBytes(Math.min(length, in.remaining()));
    return new String(name, StandardCharsets.UTF_8);
  }
}
