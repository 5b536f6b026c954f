package dev.hawser.internal.delta;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Edits of a file's content, by chance.
final class Edits {
  private final RandomGenerator random;

  Edits(RandomGenerator random) {
    this.random = random;
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Content with stretches of all kinds: by chance, all zero, of one short pattern.
  byte[] content(int length) {
    byte[] content = new byte[length];
    for (int at = 0; at < length; ) {
      int stretch = Math.min(length - at, 1 + random.nextInt(Math.max(1, length / 4)));
      byte[] pattern = bytes(1 + random.nextInt(40));
      switch (random.nextInt(4)) {
        case 0 -> Arrays.fill(content, at, at + stretch, (byte) 0);
        case 1 -> {
          for (int i = 0; i < stretch; i++) {
            content[at + i] = pattern[i % pattern.length];
          }
        }
        default -> System.arraycopy(bytes(stretch), 0, content, at, stretch);
      }
      at += stretch;
    }
    return content;
  }

  /// One edit of any kind.
  byte[] edit(byte[] content) {
    int from = random.nextInt(content.length + 1);
    int to = from + random.nextInt(Math.min(content.length - from, 50_000) + 1);
    int place = random.nextInt(content.length + 1);
    byte[] range = Arrays.copyOfRange(content, from, to);
    return switch (random.nextInt(7)) {
      case 0 -> insert(content, place, bytes(random.nextInt(5000)));
      case 1 -> delete(content, from, to);
      case 2 -> overwrite(content, from, bytes(to - from));
      case 3 -> {
        byte[] without = delete(content, from, to);
        yield insert(without, random.nextInt(without.length + 1), range);
      }
      case 4 -> insert(content, place, range);
      case 5 -> Arrays.copyOf(content, from);
      default -> insert(content, place, new byte[random.nextInt(20_000)]);
    };
  }

  static byte[] insert(byte[] content, int at, byte[] inserted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + inserted.length);
    out.write(content, 0, at);
    out.writeBytes(inserted);
    out.write(content, at, content.length - at);
    return out.toByteArray();
  }

  static byte[] delete(byte[] content, int from, int to) {
    return insert(
        Arrays.copyOf(content, from), from, Arrays.copyOfRange(content, to, content.length));
  }

  static byte[] overwrite(byte[] content, int at, byte[] with) {
    byte[] edited = content.clone();
    System.arraycopy(with, 0, edited, at, with.length);
    return edited;
  }
}
