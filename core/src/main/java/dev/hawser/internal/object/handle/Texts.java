package dev.hawser.internal.object.handle;

import dev.hawser.internal.object.contract.Passing;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Weight;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Values as text. The `toString` of an object is never called, since nobody has exposed it.
final class Texts {
  private Texts() {}

  /// Whether something is text, be it a single character.
  static boolean isText(@Nullable Object value) {
    return value instanceof String || value instanceof Character;
  }

  /// The text of what a handle stands for.
  static String of(@Nullable Object subject, Given target) {
    if (subject != null && !Passing.isValue(subject)) {
      return target.exposure().typeName() + " #" + target.number();
    }
    Weight.check(subject);
    return of(subject);
  }

  private static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number when Numbers.isNumber(number) -> Numbers.toText(number);
      case Map<?, ?> map -> {
        StringJoiner all = new StringJoiner(", ", "{", "}");
        map.forEach((key, item) -> all.add(of(key) + "=" + of(item)));
        yield all.toString();
      }
      case Collection<?> items -> {
        StringJoiner all = new StringJoiner(", ", "[", "]");
        items.forEach(item -> all.add(of(item)));
        yield all.toString();
      }
      default -> value.getClass().isArray() ? ofArray(value) : ofOther(value);
    };
  }

  private static String ofArray(Object array) {
    StringJoiner all = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Array.getLength(array); i++) {
      all.add(of(Array.get(array, i)));
    }
    return all.toString();
  }

  private static String ofOther(Object value) {
    return Passing.isValue(value) ? value.toString() : value.getClass().getTypeName();
  }
}
