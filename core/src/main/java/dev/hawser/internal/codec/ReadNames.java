package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The names read so far in one value, as {@link Names} wrote them, and the classes that the
/// allow-list has for them.
final class ReadNames {
  private static final int NONE = -1;

  private final AllowedTypes types;
  private @Nullable String[] names = {};
  private @Nullable Class<?>[] introduced = {};
  private int count;

  ReadNames(AllowedTypes types) {
    this.types = types;
  }

  /// Reads a name that must be there.
  String read(Input in) {
    return at(readPosition(in));
  }

  /// Reads a name that may be missing.
  @Nullable String readOptional(Input in) {
    int position = position(in);
    return position == NONE ? null : at(position);
  }

  private int readPosition(Input in) {
    int position = position(in);
    if (position == NONE) {
      throw new ValueException("malformed value: a name is missing");
    }
    return position;
  }

  private int position(Input in) {
    int number = in.readVarInt();
    return switch (number) {
      case Names.ABSENT -> NONE;
      case Names.NEW -> add(in.readUtf8(Names.MAX_BYTES));
      default -> known(number - Names.FIRST);
    };
  }

  private int known(int position) {
    if (position < 0 || position >= count) {
      throw new ValueException("malformed value: no name has that number");
    }
    return position;
  }

  private int add(String name) {
    if (count == names.length) {
      int larger = Math.max(4, count * 2);
      names = Arrays.copyOf(names, larger);
      introduced = Arrays.copyOf(introduced, larger);
    }
    names[count] = name;
    return count++;
  }

  private String at(int position) {
    String name = names[position];
    if (name == null) {
      throw new ValueException("malformed value: no name has that number");
    }
    return name;
  }

  /// Reads the name of a record or enum.
  ///
  /// @param onFirst does what is due when a type is met for the first time in this value
  /// @throws ValueException if the type is not on the allow-list
  Class<?> readType(Input in, FirstUse onFirst) {
    int position = readPosition(in);
    Class<?> type = introduced[position];
    if (type == null) {
      String name = at(position);
      type = types.find(name);
      if (type == null) {
        throw Refusal.notAllowed(name);
      }
      onFirst.check(type);
      introduced[position] = type;
    }
    return type;
  }

  /// Reads the name of an array's elements, which may be an interface's.
  Class<?> readElementType(Input in) {
    String name = read(in);
    Class<?> type = types.find(name);
    if (type == null) {
      throw Refusal.notAllowed(name);
    }
    return type;
  }

  /// What is checked when a type is first used.
  interface FirstUse {
    void check(Class<?> type);
  }
}
