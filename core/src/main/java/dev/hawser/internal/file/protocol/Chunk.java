package dev.hawser.internal.file.protocol;

import dev.hawser.internal.disk.Part;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The header of one chunk on a lane: what its payload is part of, and how it is written.
///
/// @param file the number of the file
/// @param number which chunk of the file, from 0
/// @param encoding one of {@link #RAW}, {@link #ZEROS}, {@link #RECIPE}
/// @param length how many bytes of payload follow
/// @param sum the CRC32C of the chunk's content
/// @param asks whether the sender wants an acknowledgement as soon as this chunk, and all before it
///   on its lane, were dealt with
public record Chunk(int file, int number, int encoding, int length, int sum, boolean asks) {
  /// How many bytes of content a chunk has; the last one of a file may have fewer.
  public static final int SIZE = Part.CHUNK;

  /// The payload is the content.
  public static final int RAW = 0;

  /// There is no payload: the content is zeros.
  public static final int ZEROS = 1;

  /// The payload tells how to make the content of an older version: a `delta.Recipe`.
  public static final int RECIPE = 2;

  /// The length of a header: five numbers and the sum of their bytes.
  public static final int HEADER = 24;

  /// Set beside the encoding, as it travels, in a chunk that asks.
  private static final int ASKS = 1 << 8;

  /// One that does not ask.
  public Chunk(int file, int number, int encoding, int length, int sum) {
    this(file, number, encoding, length, sum, false);
  }

  /// The same, asking.
  public Chunk asking() {
    return new Chunk(file, number, encoding, length, sum, true);
  }

  /// How many chunks a file of some size has.
  public static int count(long size) {
    return Math.toIntExact((size + SIZE - 1) / SIZE);
  }

  /// How many bytes a chunk of a file has.
  public static int length(long size, int number) {
    return (int) Math.min(SIZE, size - (long) number * SIZE);
  }

  /// The CRC32C of some bytes.
  public static int sum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /// Writes {@link #HEADER} bytes.
  public void write(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, HEADER);
    int kind = asks ? encoding | ASKS : encoding;
    buffer.putInt(file).putInt(number).putInt(kind).putInt(length).putInt(sum);
    buffer.putInt(sum(bytes, offset, HEADER - Integer.BYTES));
  }

  /// Reads {@link #HEADER} bytes.
  ///
  /// @throws IllegalArgumentException if they were damaged, or make no sense
  public static Chunk read(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, HEADER);
    int file = buffer.getInt();
    int number = buffer.getInt();
    int kind = buffer.getInt();
    boolean asks = (kind & ASKS) != 0;
    Chunk chunk = new Chunk(file, number, kind & ~ASKS, buffer.getInt(), buffer.getInt(), asks);
    if (buffer.getInt() != sum(bytes, offset, HEADER - Integer.BYTES)) {
      throw new IllegalArgumentException("the header of a chunk was damaged on its way");
    }
    if (chunk.file < 0
        || chunk.number < 0
        || chunk.encoding < RAW
        || chunk.encoding > RECIPE
        || chunk.length < 0
        || chunk.length > SIZE
        || chunk.encoding == ZEROS && chunk.length > 0) {
      throw new IllegalArgumentException("impossible " + chunk);
    }
    return chunk;
  }
}
