package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/// A sink of bytes in a buffer that grows.
///
/// A subclass can drain the buffer instead of letting it grow, by overriding {@link #overflow}:
/// then a value of any size passes through a buffer of {@link #MIN_ROOM} bytes or more.
public class Output {
  /// The room that {@link #overflow} must be able to make at once.
  public static final int MIN_ROOM = 512;

  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
  private static final VarHandle SHORTS = bigEndian(short[].class);
  private static final VarHandle INTS = bigEndian(int[].class);
  private static final VarHandle LONGS = bigEndian(long[].class);

  /// The bytes not drained yet, from 0 to {@link #position}.
  protected byte[] buffer;

  /// Where the next byte goes.
  protected int position;

  private long drained;

  /// An output with a small buffer.
  public Output() {
    this(256);
  }

  /// An output whose buffer starts at `capacity` bytes.
  public Output(int capacity) {
    buffer = new byte[capacity];
  }

  private static VarHandle bigEndian(Class<?> view) {
    return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.BIG_ENDIAN);
  }

  /// Makes room. Called when fewer than `needed` bytes are free; when it returns, at least
  /// `min(needed, MIN_ROOM)` are. The default lets the buffer grow to hold all of `needed`; an
  /// override may hand the buffer's bytes on and call {@link #drained()}.
  protected void overflow(int needed) {
    long wanted = Math.max((long) position + needed, Math.min(2L * buffer.length, MAX_ARRAY));
    if (wanted > MAX_ARRAY) {
      throw new ValueException("the encoded value is larger than 2 GiB");
    }
    buffer = Arrays.copyOf(buffer, (int) wanted);
  }

  /// To be called by an override of {@link #overflow} when the buffer's bytes are dealt with: the
  /// buffer is empty again.
  protected final void drained() {
    drained += position;
    position = 0;
  }

  private void room(int needed) {
    if (buffer.length - position < needed) {
      overflow(needed);
    }
  }

  /// Writes the low eight bits.
  public final void writeByte(int value) {
    room(1);
    buffer[position++] = (byte) value;
  }

  /// Writes one byte, 1 or 0.
  public final void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /// Writes the low sixteen bits, big-endian.
  public final void writeShort(int value) {
    room(Short.BYTES);
    SHORTS.set(buffer, position, (short) value);
    position += Short.BYTES;
  }

  /// Writes four bytes, big-endian.
  public final void writeInt(int value) {
    room(Integer.BYTES);
    INTS.set(buffer, position, value);
    position += Integer.BYTES;
  }

  /// Writes eight bytes, big-endian.
  public final void writeLong(long value) {
    room(Long.BYTES);
    LONGS.set(buffer, position, value);
    position += Long.BYTES;
  }

  /// Writes the four bytes of the number, every NaN as it is.
  public final void writeFloat(float value) {
    writeInt(Float.floatToRawIntBits(value));
  }

  /// Writes the eight bytes of the number, every NaN as it is.
  public final void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /// Writes an unsigned number in one to five bytes of seven bits, the lowest first.
  public final void writeVarInt(int value) {
    room(5);
    byte[] target = buffer;
    int at = position;
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      target[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    target[at++] = (byte) rest;
    position = at;
  }

  /// Writes an unsigned number in one to ten bytes of seven bits, the lowest first.
  public final void writeVarLong(long value) {
    room(10);
    byte[] target = buffer;
    int at = position;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      target[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    target[at++] = (byte) rest;
    position = at;
  }

  /// Writes a signed number so that those near zero are short: 0, -1, 1, -2 become 0, 1, 2, 3.
  public final void writeSignedVarInt(int value) {
    writeVarInt((value << 1) ^ (value >> 31));
  }

  /// Writes a signed number so that those near zero are short: 0, -1, 1, -2 become 0, 1, 2, 3.
  public final void writeSignedVarLong(long value) {
    writeVarLong((value << 1) ^ (value >> 63));
  }

  /// Writes `length` bytes of `source`, in pieces if the buffer is drained rather than grown.
  public final void writeBytes(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    int from = offset;
    int left = length;
    while (left > 0) {
      room(left);
      int piece = Math.min(left, buffer.length - position);
      System.arraycopy(source, from, buffer, position, piece);
      position += piece;
      from += piece;
      left -= piece;
    }
  }

  /// Writes the length in bytes as a variable-length number, then the text as {@link Text} says.
  public final void writeUtf8(String text) {
    int length = text.length();
    if (length > Text.SHORT || !writeShortAscii(text, length)) {
      Text.write(this, text);
    }
  }

  /// Copies a short text that turns out to be ASCII; leaves nothing behind if it is not.
  private boolean writeShortAscii(String text, int length) {
    room(length + 1);
    byte[] target = buffer;
    int at = position;
    target[at++] = (byte) length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      target[at++] = (byte) c;
    }
    position = at;
    return true;
  }

  /// The bytes in the buffer: all that were written, less those that were drained.
  public final int size() {
    return position;
  }

  /// All bytes written so far, drained or not.
  public final long total() {
    return drained + position;
  }

  /// A copy of the bytes in the buffer.
  public final byte[] toByteArray() {
    return Arrays.copyOf(buffer, position);
  }

  /// The bytes in the buffer, which nothing may be written to any more: the buffer itself if they
  /// fill it, so that a large value is not copied once more.
  public final byte[] intoByteArray() {
    return position == buffer.length ? buffer : toByteArray();
  }

  /// The buffer itself; the first {@link #size()} bytes of it are written.
  public final byte[] array() {
    return buffer;
  }

  /// Forgets everything written and keeps the buffer.
  public final void reset() {
    position = 0;
    drained = 0;
  }
}
