package dev.hawser.internal.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes malformed values out of good ones: a few random edits each.
final class Mutator {
  private static final byte[] TELLING = {
    0,
    1,
    2,
    (byte) 0x7f,
    (byte) 0x80,
    (byte) 0xff,
    Tag.LIST,
    Tag.MAP,
    Tag.SET,
    Tag.RECORD,
    Tag.ENUM,
    Tag.THROWABLE,
    Tag.ARRAY,
    Tag.BACK_REFERENCE,
    Tag.STRING,
    Tag.SORTED_MAP,
    Tag.ENUM_SET,
    Tag.FOREIGN
  };

  private final Random random;
  private final List<byte[]> seeds;

  Mutator(long seed) {
    this.random = new Random(seed);
    this.seeds = seeds();
  }

  private static List<byte[]> seeds() {
    Codec codec = Samples.codec();
    List<@Nullable Object> values = new ArrayList<>(Samples.comparable());
    values.addAll(Samples.others());
    values.addAll(Samples.others());
    values.add(new ArrayList<>(values.subList(0, 60)));
    return values.stream().map(codec::encode).filter(bytes -> bytes.length < 8192).toList();
  }

  /// The next malformed value, or a good one that other edits undid.
  byte[] next() {
    byte[] bytes = pick();
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      bytes = edit(bytes);
    }
    return bytes;
  }

  private byte[] pick() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] edit(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + random.nextInt(12));
    return switch (random.nextInt(7)) {
      case 0 -> replaced(bytes, at, end, new byte[0]);
      case 1 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      case 2 -> replaced(bytes, at, end, slice(pick()));
      case 3 -> replaced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> overwritten(bytes, at, TELLING[random.nextInt(TELLING.length)]);
      default -> overwritten(bytes, at, (byte) random.nextInt(256));
    };
  }

  private byte[] slice(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(64)));
  }

  private static byte[] overwritten(byte[] bytes, int at, byte value) {
    byte[] copy = bytes.clone();
    if (at < copy.length) {
      copy[at] = value;
    }
    return copy;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    byte[] result = new byte[bytes.length - (to - from) + by.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }
}
