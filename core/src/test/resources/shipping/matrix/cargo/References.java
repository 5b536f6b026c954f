package cargo;

import dev.hawser.call.Task;
import dev.hawser.call.Task1;
import dev.hawser.call.Task2;
import java.io.Serializable;
import java.util.Arrays;

/// References to methods of all kinds.
final class References {
  private References() {}

  static void send(Sender sender) {
    Point point = new Point(1, 2);
    Task1<Point, String, RuntimeException> unbound = Point::described;
    Task2<Integer, Integer, Point, RuntimeException> maker = Point::new;
    Task1<Integer, int[], RuntimeException> numbers = int[]::new;
    Task1<Integer, Point[], RuntimeException> points = Point[]::new;
    sender.send("static reference", References::open);
    sender.send("private static reference", References::secret);
    sender.send("bound reference", point::described);
    sender.send("bound reference to a string", "Ahoy"::length);
    sender.print("unbound reference", () -> sender.there().call(unbound, point));
    sender.send("private reference", new Sailor("Ann").song());
    sender.send("reference to a super method", new Sailor("Bob").tradeOfPerson());
    sender.print("constructor reference", () -> sender.there().call(maker, 5, 6));
    sender.print("array constructor", () -> sender.there().call(numbers, 3).length);
    sender.print(
        "array constructor of records", () -> Arrays.toString(sender.there().call(points, 2)));
    sender.send("reference to an interface's method", ((Voice) () -> "psst")::aloud);
  }

  static String open() {
    return Here.says("open");
  }

  private static String secret() {
    return Here.says("secret");
  }

  /// Has a default, a private and a static method.
  interface Voice extends Serializable {
    String words();

    default String aloud() {
      return Here.says(emphasised());
    }

    private String emphasised() {
      return loud(words());
    }

    static String loud(String words) {
      return words.toUpperCase() + "!";
    }
  }

  /// The one whose method is overridden.
  static class Person implements Serializable {
    private final String name;

    Person(String name) {
      this.name = name;
    }

    String trade() {
      return Here.says(name + " has a trade");
    }
  }

  /// Refers to methods of its own.
  static final class Sailor extends Person {
    private final int verses = 2;

    Sailor(String name) {
      super(name);
    }

    Task<String, RuntimeException> song() {
      return this::sing;
    }

    private String sing() {
      return Here.says("la ".repeat(verses).strip());
    }

    @Override
    public String toString() {
      return "a sailor";
    }

    Task<String, RuntimeException> tradeOfPerson() {
      return super::trade;
    }

    @Override
    String trade() {
      return "nobody asks";
    }
  }
}
