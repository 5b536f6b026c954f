package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/// A source of bytes: one array, or a chain of chunks that a subclass supplies through {@link
/// #refill}. Everything malformed or cut short is a {@link ValueException}.
public class Input {
  /// So many bytes of an array are allocated before they have come.
  private static final int BYTES_ON_TRUST = 1 << 20;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int GROWTH_START = 1024;

  private byte[] buffer;
  private int position;
  private int limit;

  /// The bytes of earlier chunks, less the current chunk's offset: adding `position` gives how many
  /// bytes were read.
  private long base;

  /// Reads all of `bytes`.
  public Input(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /// Reads `length` bytes from `offset` on.
  public Input(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    buffer = bytes;
    position = offset;
    limit = offset + length;
    base = -offset;
  }

  /// Fetches more. Called when the current chunk is used up and `needed` more bytes are wanted,
  /// which is a hint only. An override calls {@link #feed} with a chunk of any size above zero and
  /// returns true, or returns false at the end.
  protected boolean refill(int needed) {
    return false;
  }

  /// Makes this the current chunk, for {@link #refill}. The array is read in place, so it must stay
  /// as it is until the next refill.
  protected final void feed(byte[] chunk, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, chunk.length);
    base += (long) limit - offset;
    buffer = chunk;
    position = offset;
    limit = offset + length;
  }

  /// The unread bytes of the current chunk.
  public final int remaining() {
    return limit - position;
  }

  /// The most bytes that can still come. A declared length above it is refused before anything is
  /// allocated. The default is {@link #remaining()}; a subclass that knows the length of the whole
  /// message says what is left of it, one that does not says `Long.MAX_VALUE`.
  public long bound() {
    return remaining();
  }

  /// How many bytes were read so far.
  public final long consumed() {
    return base + position;
  }

  private void need(int needed) {
    while (position == limit) {
      if (!refill(needed)) {
        throw truncated();
      }
    }
  }

  static ValueException truncated() {
    return new ValueException("truncated value: the bytes end before the value does");
  }

  /// Reads one byte.
  public final byte readByte() {
    if (position == limit) {
      need(1);
    }
    return buffer[position++];
  }

  /// The next byte, from 0 to 255, which stays unread.
  public final int peekUnsignedByte() {
    need(1);
    return Byte.toUnsignedInt(buffer[position]);
  }

  /// Reads one byte as a number from 0 to 255.
  public final int readUnsignedByte() {
    return readByte() & 0xff;
  }

  /// Reads 1 or 0; any other byte is malformed.
  public final boolean readBoolean() {
    int value = readUnsignedByte();
    if (value > 1) {
      throw new ValueException("malformed value: " + value + " is neither true nor false");
    }
    return value == 1;
  }

  /// Reads two bytes, big-endian.
  public final short readShort() {
    return (short) (readUnsignedByte() << 8 | readUnsignedByte());
  }

  /// Reads four bytes, big-endian.
  public final int readInt() {
    if (limit - position < Integer.BYTES) {
      return readUnsignedByte() << 24
          | readUnsignedByte() << 16
          | readUnsignedByte() << 8
          | readUnsignedByte();
    }
    int value = (int) INTS.get(buffer, position);
    position += Integer.BYTES;
    return value;
  }

  /// Reads eight bytes, big-endian.
  public final long readLong() {
    if (limit - position < Long.BYTES) {
      return (long) readInt() << 32 | readInt() & 0xffff_ffffL;
    }
    long value = (long) LONGS.get(buffer, position);
    position += Long.BYTES;
    return value;
  }

  /// Reads four bytes as a number.
  public final float readFloat() {
    return Float.intBitsToFloat(readInt());
  }

  /// Reads eight bytes as a number.
  public final double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /// Reads what {@link Output#writeVarInt} wrote.
  public final int readVarInt() {
    int first = readByte();
    if (first >= 0) {
      return first;
    }
    int value = first & 0x7f;
    for (int shift = 7; shift < Integer.SIZE; shift += 7) {
      int next = readByte();
      if (shift == 28 && (next & 0xf0) != 0) {
        break;
      }
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ValueException("malformed value: a number of more than 32 bits");
  }

  /// Reads what {@link Output#writeVarLong} wrote.
  public final long readVarLong() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = readByte();
      if (shift == 63 && (next & 0xfe) != 0) {
        break;
      }
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ValueException("malformed value: a number of more than 64 bits");
  }

  /// Reads what {@link Output#writeSignedVarInt} wrote.
  public final int readSignedVarInt() {
    int value = readVarInt();
    return value >>> 1 ^ -(value & 1);
  }

  /// Reads what {@link Output#writeSignedVarLong} wrote.
  public final long readSignedVarLong() {
    long value = readVarLong();
    return value >>> 1 ^ -(value & 1);
  }

  /// Fills `length` bytes of `target`.
  public final void readBytes(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    int to = offset;
    int left = length;
    while (left > 0) {
      need(left);
      int piece = Math.min(left, limit - position);
      System.arraycopy(buffer, position, target, to, piece);
      position += piece;
      to += piece;
      left -= piece;
    }
  }

  /// Reads `length` bytes into an array that, beyond {@link #BYTES_ON_TRUST}, grows with the bytes
  /// that really come.
  public final byte[] readBytes(int length) {
    if (length < 0 || length > bound()) {
      throw truncated();
    }
    byte[] bytes = new byte[Math.min(length, Math.max(remaining(), BYTES_ON_TRUST))];
    readBytes(bytes, 0, bytes.length);
    while (bytes.length < length) {
      int have = bytes.length;
      bytes = Arrays.copyOf(bytes, grownSize(have, length));
      readBytes(bytes, have, bytes.length - have);
    }
    return bytes;
  }

  /// How many of `count` elements to make room for at once, if each takes `size` bytes here: no
  /// more than the bytes at hand can fill, but a few.
  final int startingSize(int count, int size) {
    return Math.min(count, Math.max(GROWTH_START / size, remaining() / size));
  }

  /// The next size of an array on its way to `count`.
  static int grownSize(int have, int count) {
    return (int) Math.min(count, 2L * have);
  }

  /// Reads a text of at most `maxBytes` bytes.
  public final String readUtf8(int maxBytes) {
    int length = readVarInt();
    if (length < 0 || length > maxBytes) {
      throw new ValueException(
          "a text of "
              + Integer.toUnsignedLong(length)
              + " bytes is over the limit of "
              + maxBytes);
    }
    return readText(length);
  }

  /// Reads a text of so many bytes.
  final String readText(int length) {
    if (length <= limit - position) {
      String text = Text.read(buffer, position, length);
      position += length;
      return text;
    }
    return Text.read(readBytes(length), 0, length);
  }
}
