package dev.hawser.tool.files;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One JSON object in one line, being written. Fields appear in the order in which they are added;
/// those that are null do not.
final class Json {
  private final StringBuilder text = new StringBuilder("{");

  private Json() {}

  /// An object that says what it is about.
  static Json of(String type) {
    return new Json().add("type", type);
  }

  Json add(String name, long number) {
    return raw(name, Long.toString(number));
  }

  Json add(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  Json add(String name, @Nullable String value) {
    return value == null ? this : raw(name, quoted(value));
  }

  /// A constant, in small letters.
  Json add(String name, Enum<?> constant) {
    return add(name, constant.name().toLowerCase(Locale.ROOT));
  }

  private Json raw(String name, String value) {
    text.append(text.length() == 1 ? "" : ",").append(quoted(name)).append(':').append(value);
    return this;
  }

  /// The object.
  @Override
  public String toString() {
    return text + "}";
  }

  private static boolean isPlain(char character) {
    return character >= ' ' && character < 127;
  }

  /// A string as JSON writes it, in ASCII only, so that no terminal and no locale can spoil it.
  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      switch (each) {
        case '"', '\\' -> quoted.append('\\').append(each);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default ->
            quoted.append(isPlain(each) ? String.valueOf(each) : "\\u%04x".formatted((int) each));
      }
    }
    return quoted.append('"').toString();
  }
}
