package dev.hawser.internal.codec;

import java.util.Arrays;

/// Arrays of primitives: a count, then the elements at their full width. While reading, an array
/// grows with the bytes that really come.
final class PrimitiveArrays {
  private PrimitiveArrays() {}

  static void write(ValueWriter writer, Object array) {
    Output out = writer.output();
    switch (array) {
      case byte[] bytes -> {
        start(writer, Tag.BYTES, bytes.length);
        out.writeBytes(bytes, 0, bytes.length);
      }
      case int[] ints -> {
        start(writer, Tag.INTS, ints.length);
        for (int value : ints) {
          out.writeInt(value);
        }
      }
      case long[] longs -> {
        start(writer, Tag.LONGS, longs.length);
        for (long value : longs) {
          out.writeLong(value);
        }
      }
      case double[] doubles -> {
        start(writer, Tag.DOUBLES, doubles.length);
        for (double value : doubles) {
          out.writeDouble(value);
        }
      }
      default -> writeNarrow(writer, out, array);
    }
  }

  private static void writeNarrow(ValueWriter writer, Output out, Object array) {
    switch (array) {
      case boolean[] booleans -> {
        start(writer, Tag.BOOLEANS, booleans.length);
        for (boolean value : booleans) {
          out.writeBoolean(value);
        }
      }
      case short[] shorts -> {
        start(writer, Tag.SHORTS, shorts.length);
        for (short value : shorts) {
          out.writeShort(value);
        }
      }
      case char[] chars -> {
        start(writer, Tag.CHARS, chars.length);
        for (char value : chars) {
          out.writeShort(value);
        }
      }
      case float[] floats -> {
        start(writer, Tag.FLOATS, floats.length);
        for (float value : floats) {
          out.writeFloat(value);
        }
      }
      default -> throw new AssertionError("not an array of primitives: " + array.getClass());
    }
  }

  private static void start(ValueWriter writer, int tag, int length) {
    writer.output().writeByte(tag);
    writer.writeCount(length);
  }

  static Object read(ValueReader reader, int tag) {
    return switch (tag) {
      case Tag.BYTES -> reader.input().readBytes(reader.count(Byte.BYTES, Byte.BYTES));
      case Tag.BOOLEANS -> booleans(reader.input(), reader.count(1, 1));
      case Tag.SHORTS -> shorts(reader.input(), reader.count(Short.BYTES, Short.BYTES));
      case Tag.CHARS -> chars(reader.input(), reader.count(Character.BYTES, Character.BYTES));
      case Tag.INTS -> ints(reader.input(), reader.count(Integer.BYTES, Integer.BYTES));
      case Tag.LONGS -> longs(reader.input(), reader.count(Long.BYTES, Long.BYTES));
      case Tag.FLOATS -> floats(reader.input(), reader.count(Float.BYTES, Float.BYTES));
      case Tag.DOUBLES -> doubles(reader.input(), reader.count(Double.BYTES, Double.BYTES));
      default -> throw reader.unknown(tag);
    };
  }

  private static boolean[] booleans(Input in, int count) {
    boolean[] array = new boolean[in.startingSize(count, 1)];
    for (int i = 0; i < count; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, Input.grownSize(i, count));
      }
      array[i] = in.readBoolean();
    }
    return array;
  }

  private static short[] shorts(Input in, int count) {
    short[] array = new short[in.startingSize(count, Short.BYTES)];
    for (int i = 0; i < count; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, Input.grownSize(i, count));
      }
      array[i] = in.readShort();
    }
    return array;
  }

  private static char[] chars(Input in, int count) {
    char[] array = new char[in.startingSize(count, Character.BYTES)];
    for (int i = 0; i < count; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, Input.grownSize(i, count));
      }
      array[i] = (char) in.readShort();
    }
    return array;
  }

  private static int[] ints(Input in, int count) {
    int[] array = new int[in.startingSize(count, Integer.BYTES)];
    for (int i = 0; i < count; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, Input.grownSize(i, count));
      }
      array[i] = in.readInt();
    }
    return array;
  }

  private static long[] longs(Input in, int count) {
    long[] array = new long[in.startingSize(count, Long.BYTES)];
    for (int i = 0; i < count; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, Input.grownSize(i, count));
      }
      array[i] = in.readLong();
    }
    return array;
  }

  private static float[] floats(Input in, int count) {
    float[] array = new float[in.startingSize(count, Float.BYTES)];
    for (int i = 0; i < count; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, Input.grownSize(i, count));
      }
      array[i] = in.readFloat();
    }
    return array;
  }

  private static double[] doubles(Input in, int count) {
    double[] array = new double[in.startingSize(count, Double.BYTES)];
    for (int i = 0; i < count; i++) {
      if (i == array.length) {
        array = Arrays.copyOf(array, Input.grownSize(i, count));
      }
      array[i] = in.readDouble();
    }
    return array;
  }
}
