package dev.hawser.internal.file.remote;

import dev.hawser.security.Permission.Access;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The options for opening a file, as bits; with the meaning they have for `Files.newByteChannel`.
final class HowToOpen {
  private static final List<StandardOpenOption> BITS =
      List.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          StandardOpenOption.CREATE,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.TRUNCATE_EXISTING);

  /// To read.
  static final int READ = 1;

  /// To write at any position.
  static final int WRITE = 1 << 1;

  /// To write at the end.
  static final int APPEND = 1 << 2;

  private static final int TRUNCATE = 1 << 5;

  private HowToOpen() {}

  /// @throws IllegalArgumentException for options that are not understood, or contradict each other
  static int bits(OpenOption... options) {
    int bits = 0;
    for (OpenOption option : options) {
      int bit = BITS.indexOf(option);
      if (bit < 0) {
        throw new IllegalArgumentException(
            "files of the other end cannot be opened with " + option + ": use some of " + BITS);
      }
      bits |= 1 << bit;
    }
    if (!has(bits, WRITE | APPEND)) {
      bits = READ;
    }
    if (has(bits, APPEND) && has(bits, READ | TRUNCATE)) {
      throw new IllegalArgumentException(
          "what is opened to APPEND is neither read nor truncated: " + Arrays.toString(options));
    }
    return bits;
  }

  /// Makes sure that bits which arrived could have been made by {@link #bits}.
  static int checked(int bits) {
    boolean contradicts = has(bits, APPEND) && has(bits, READ | TRUNCATE);
    boolean useless =
        !has(bits, READ | WRITE | APPEND) || !has(bits, WRITE | APPEND) && bits != READ;
    if (bits >= 1 << BITS.size() || contradicts || useless) {
      throw Says.malformed("options " + bits);
    }
    return bits;
  }

  /// Whether any of some bits are among others.
  static boolean has(int bits, int some) {
    return (bits & some) != 0;
  }

  static Set<StandardOpenOption> options(int bits) {
    Set<StandardOpenOption> options = EnumSet.noneOf(StandardOpenOption.class);
    for (int i = 0; i < BITS.size(); i++) {
      if (has(bits, 1 << i)) {
        options.add(BITS.get(i));
      }
    }
    return options;
  }

  /// The permission that opening takes.
  static Access way(int bits) {
    if (!has(bits, WRITE | APPEND)) {
      return Access.READ;
    }
    return has(bits, READ) ? Access.BOTH : Access.WRITE;
  }
}
