package cargo;

import dev.hawser.call.SerializableFunction;
import java.util.List;

/// Functions to be given away.
public final class Gifts {
  private static final List<String> UNITS = List.of("fathoms", "feet");

  private Gifts() {}

  /// Cut out of this class.
  public static SerializableFunction<String, String> greeting() {
    Wish wish = new Wish("Ahoy", "!");
    return name -> wish.to(name);
  }

  /// Needs all of this class.
  public static SerializableFunction<String, String> measure() {
    return depth -> depth + " " + UNITS.getFirst();
  }

  record Wish(String word, String mark) {
    String to(String name) {
      return word + ", " + name + mark;
    }
  }
}
