package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table of the leaf types: one entry says how a type is written and read.
final class Leaves {
  private static final List<Leaf<?>> NUMBERS =
      List.of(
          Leaf.constant(
              Tag.BYTE, Byte.class, (out, v) -> out.writeByte(v), in -> in.input().readByte()),
          Leaf.constant(
              Tag.SHORT, Short.class, (out, v) -> out.writeShort(v), in -> in.input().readShort()),
          Leaf.constant(
              Tag.CHAR,
              Character.class,
              (out, v) -> out.writeShort(v),
              in -> (char) in.input().readShort()),
          Leaf.constant(
              Tag.FLOAT, Float.class, (out, v) -> out.writeFloat(v), in -> in.input().readFloat()),
          Leaf.constant(
              Tag.BIG_INTEGER,
              BigInteger.class,
              Leaves::writeBigInteger,
              in -> new BigInteger(in.magnitude())),
          Leaf.constant(
              Tag.BIG_DECIMAL,
              BigDecimal.class,
              (out, v) -> {
                out.writeSignedVarInt(v.scale());
                writeBigInteger(out, v.unscaledValue());
              },
              in -> {
                int scale = in.input().readSignedVarInt();
                return new BigDecimal(new BigInteger(in.magnitude()), scale);
              }));

  private static final List<Leaf<?>> NAMES =
      List.of(
          Leaf.constant(
              Tag.UUID,
              UUID.class,
              (out, v) -> {
                out.writeLong(v.getMostSignificantBits());
                out.writeLong(v.getLeastSignificantBits());
              },
              in -> new UUID(in.input().readLong(), in.input().readLong())),
          Leaf.constant(
              Tag.URI,
              URI.class,
              (out, v) -> out.writeUtf8(v.toString()),
              in -> URI.create(in.text())),
          Leaf.constant(Tag.PATH, Path.class, Leaves::writePath, in -> Path.of(in.text())),
          Leaf.constant(
              Tag.LOCALE,
              Locale.class,
              Leaves::writeLocale,
              in -> Locale.forLanguageTag(in.text())));

  private static final List<Leaf<?>> OPTIONALS =
      List.of(
          Leaf.constant(
              Tag.OPTIONAL_INT,
              OptionalInt.class,
              (out, v) -> {
                out.writeBoolean(v.isPresent());
                v.ifPresent(out::writeSignedVarInt);
              },
              in ->
                  in.input().readBoolean()
                      ? OptionalInt.of(in.input().readSignedVarInt())
                      : OptionalInt.empty()),
          Leaf.constant(
              Tag.OPTIONAL_LONG,
              OptionalLong.class,
              (out, v) -> {
                out.writeBoolean(v.isPresent());
                v.ifPresent(out::writeSignedVarLong);
              },
              in ->
                  in.input().readBoolean()
                      ? OptionalLong.of(in.input().readSignedVarLong())
                      : OptionalLong.empty()),
          Leaf.constant(
              Tag.OPTIONAL_DOUBLE,
              OptionalDouble.class,
              (out, v) -> {
                out.writeBoolean(v.isPresent());
                v.ifPresent(out::writeDouble);
              },
              in ->
                  in.input().readBoolean()
                      ? OptionalDouble.of(in.input().readDouble())
                      : OptionalDouble.empty()));

  private static final List<Leaf<?>> MUTABLES =
      List.of(
          Leaf.mutable(
              Tag.BIT_SET,
              BitSet.class,
              (out, v) -> writeLengthAndBytes(out, v.toByteArray()),
              in -> BitSet.valueOf(in.bytes())),
          Leaf.mutable(
              Tag.DATE,
              Date.class,
              (out, v) -> out.writeSignedVarLong(v.getTime()),
              in -> new Date(in.input().readSignedVarLong())),
          Leaf.mutable(
              Tag.BYTE_BUFFER,
              ByteBuffer.class,
              Leaves::writeByteBuffer,
              in -> ByteBuffer.wrap(in.bytes())));

  private static final Leaf<?>[] BY_TAG = index();

  private Leaves() {}

  private static Leaf<?>[] index() {
    Leaf<?>[] table = new Leaf<?>[256];
    all().forEach(leaf -> table[leaf.tag()] = leaf);
    return table;
  }

  static Stream<Leaf<?>> all() {
    return Stream.of(NUMBERS, NAMES, OPTIONALS, MUTABLES, TimeLeaves.ALL).flatMap(List::stream);
  }

  static @Nullable Leaf<?> of(int tag) {
    return BY_TAG[tag];
  }

  /// The leaf for values of this class. Only the types that the JDK itself subclasses privately,
  /// such as Path, match more than their own class.
  static @Nullable Leaf<?> of(Class<?> type) {
    return all()
        .filter(leaf ->
            leaf.type() == type || isOpenInside(leaf.type()) && leaf.type().isAssignableFrom(type))
        .findFirst()
        .orElse(null);
  }

  private static boolean isOpenInside(Class<?> type) {
    return type == Path.class || type == ByteBuffer.class || type == java.time.ZoneId.class;
  }

  private static void writeLengthAndBytes(Output out, byte[] bytes) {
    out.writeVarInt(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
  }

  private static void writeBigInteger(Output out, BigInteger number) {
    writeLengthAndBytes(out, number.toByteArray());
  }

  /// A path travels as its text with `/` between names; only the default file system's has one that
  /// means anything elsewhere.
  private static void writePath(Output out, Path path) {
    if (path.getFileSystem() != FileSystems.getDefault()) {
      throw new ValueException(
          "the path " + path + " may not travel: it is not of the default file system");
    }
    String separator = path.getFileSystem().getSeparator();
    out.writeUtf8(path.toString().replace(separator, "/"));
  }

  private static void writeLocale(Output out, Locale locale) {
    String tag = locale.toLanguageTag();
    if (!Locale.forLanguageTag(tag).equals(locale)) {
      throw new ValueException(
          "the locale " + locale + " may not travel: it has no language tag of its own");
    }
    out.writeUtf8(tag);
  }

  private static void writeByteBuffer(Output out, ByteBuffer buffer) {
    ByteBuffer rest = buffer.duplicate();
    out.writeVarInt(rest.remaining());
    if (rest.hasArray()) {
      out.writeBytes(rest.array(), rest.arrayOffset() + rest.position(), rest.remaining());
      return;
    }
    byte[] piece = new byte[Math.min(rest.remaining(), 8192)];
    while (rest.hasRemaining()) {
      int length = Math.min(rest.remaining(), piece.length);
      rest.get(piece, 0, length);
      out.writeBytes(piece, 0, length);
    }
  }
}
