package cargo;

import dev.hawser.call.Task;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Types of all kinds.
final class Types {
  private Types() {}

  static void send(Sender sender) {
    classes(sender);
    enums(sender);
    List<Shape> shapes = List.of(new Circle(1), new Square(2), new Named<>("big", new Square(3)));
    sender.send("sealed hierarchy", () -> Here.says(shapes));
    sender.send("pattern switch", () -> Here.says(shapes.stream().map(Types::told).toList()));
    sender.send("record that came back", () -> new Named<>(Here.says("new"), new Circle(2)));
    Named<List<Point>> named = new Named<>("points", List.of(new Point(1, 1)));
    sender.send("generic record", () -> Here.says(named.what().getFirst().x() + named.name()));
    Ring ring = new Ring(new Object[1]);
    ring.parts()[0] = ring;
    sender.send("record in a cycle", () -> Here.says(ring.parts()[0] == ring));
    sender.print(
        "exception of its own",
        () -> {
          try {
            return sender.there().call(Types::founder);
          } catch (Aground aground) {
            return aground.getClass().getSimpleName() + " " + aground.getMessage();
          }
        });
  }

  private static void classes(Sender sender) {
    int base = 40;
    class Adder implements Task<String, RuntimeException> {
      private final int more;

      Adder(int more) {
        this.more = more;
      }

      @Override
      public String call() {
        return Here.says(base + more);
      }
    }
    sender.send("local class with captures", new Adder(2));
    sender.send("local class in a lambda", () -> new Adder(3).call());
    sender.send(
        "anonymous class with captures",
        new Task<String, RuntimeException>() {
          @Override
          public String call() {
            return Here.says(base + 4);
          }
        });
    record Local(int number) {}
    sender.send("local record", () -> Here.says(new Local(base)));
  }

  private static void enums(Sender sender) {
    Flag captured = Flag.GREEN;
    sender.send("captured enum with bodies", () -> Here.says(captured.side()));
    sender.send("values of an enum", () -> Here.says(List.of(Flag.values())));
    sender.send("enum switch", () -> Here.says(number(captured)));
    sender.send(
        "enum map",
        () -> {
          Map<Flag, String> sides = new EnumMap<>(Flag.class);
          for (Flag flag : Flag.values()) {
            sides.put(flag, flag.side());
          }
          return Here.says(sides);
        });
    sender.send("enum that came back", () -> Flag.valueOf("RED"));
  }

  private static int number(Flag flag) {
    return switch (flag) {
      case RED -> 1;
      case GREEN -> 2;
    };
  }

  private static String told(Shape shape) {
    return switch (shape) {
      case Circle(int radius) when radius > 1 -> "large circle";
      case Circle _ -> "circle";
      case Square square -> "square of " + square.side();
      case Named<?>(String name, Square(int side)) -> name + " square of " + side;
      case Named<?> other -> other.name();
    };
  }

  private static String founder() throws Aground {
    throw new Aground("in the shallows");
  }

  /// Has bodies.
  enum Flag {
    RED {
      @Override
      String side() {
        return "port";
      }
    },
    GREEN {
      @Override
      String side() {
        return "starboard";
      }
    };

    abstract String side();
  }

  sealed interface Shape permits Circle, Square, Named {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  record Named<T>(String name, T what) implements Shape {}

  record Ring(Object[] parts) {}

  /// Known to nobody else.
  static final class Aground extends Exception {
    private static final long serialVersionUID = 1;

    Aground(String where) {
      super(where);
    }
  }
}
