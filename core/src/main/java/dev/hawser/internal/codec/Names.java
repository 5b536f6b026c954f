package dev.hawser.internal.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names written so far in one value: of classes, enum constants, methods and files. Each is
/// written once and by its number after that.
///
/// | number | meaning |
/// |---|---|
/// | 0 | no name |
/// | 1 | a new name, whose text follows |
/// | 2 and up | the name with that number less 2, in order of appearance |
final class Names {
  /// The longest name, in bytes: what a class file can hold.
  static final int MAX_BYTES = 0xffff;

  static final int ABSENT = 0;
  static final int NEW = 1;
  static final int FIRST = 2;

  private static final int FEW = 8;

  private @Nullable String[] names = new String[FEW];
  private @Nullable Class<?>[] introduced = new Class<?>[FEW];
  private @Nullable Map<String, Integer> index;
  private int count;

  /// Writes a name.
  ///
  /// @return its position among the names of this value
  int write(Output out, String name) {
    int known = find(name);
    if (known >= 0) {
      out.writeVarInt(known + FIRST);
      return known;
    }
    out.writeVarInt(NEW);
    out.writeUtf8(name);
    return add(name);
  }

  /// Writes a name that may be missing.
  void writeOptional(Output out, @Nullable String name) {
    if (name == null) {
      out.writeVarInt(ABSENT);
    } else {
      write(out, name);
    }
  }

  private int find(String name) {
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    for (int i = 0; i < count; i++) {
      if (name.equals(names[i])) {
        return i;
      }
    }
    return -1;
  }

  private int add(String name) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
      introduced = Arrays.copyOf(introduced, count * 2);
    }
    names[count] = name;
    if (index == null && count >= FEW) {
      index = indexAll();
    }
    if (index != null) {
      index.put(name, count);
    }
    return count++;
  }

  private Map<String, Integer> indexAll() {
    Map<String, Integer> all = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String name = names[i];
      if (name != null) {
        all.put(name, i);
      }
    }
    return all;
  }

  /// Whether the class is used as a type for the first time under the name at this position; true
  /// once.
  boolean introduce(int position, Class<?> type) {
    boolean first = introduced[position] != type;
    introduced[position] = type;
    return first;
  }
}
