package dev.hawser.tool.echo;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values as a person wants to see them in one line, however large they are.
final class Shown {
  private static final int LONGEST = 24;

  private Shown() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> '"' + begin(text) + '"';
      case Integer _, Long _, Short _, Byte _, Double _, Float _, Boolean _, Character _ ->
          type(value) + " " + value;
      case List<?> items -> "a list of " + items.size();
      case Set<?> items -> "a set of " + items.size();
      case Map<?, ?> map -> "a map of " + map.size();
      default -> value.getClass().isArray() ? array(value) : type(value);
    };
  }

  private static String array(Object array) {
    return type(array) + " of " + Array.getLength(array);
  }

  private static String type(Object value) {
    return value.getClass().getSimpleName();
  }

  private static String begin(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
