import dev.hawser.Client;
import dev.hawser.call.Task;
import dev.hawser.call.Task1;

Client there = Client.connect(System.getProperty("server"));

void send(String kind, Task<?, ?> task) {
  String text;
  try {
    text = String.valueOf(there.call(task));
  } catch (Exception e) {
    text = e.getMessage().substring(e.getMessage().lastIndexOf("-> ") + 3);
  }
  System.out.println(kind + ": " + text);
}

String says(Object what) {
  return what + " @" + ProcessHandle.current().pid();
}

record Point(int x, int y) {
  double distance() {
    return Math.hypot(x, y);
  }
}

enum Flag {
  RED {
    String side() {
      return "port";
    }
  },
  GREEN {
    String side() {
      return "starboard";
    }
  };

  abstract String side();
}

class Shapes {
  sealed interface Shape permits Circle, Square {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  static String told(Shape shape) {
    return switch (shape) {
      case Circle(int radius) when radius > 1 -> "large circle";
      case Circle _ -> "circle";
      case Square(int side) -> "square of " + side;
    };
  }
}

int fibonacci(int n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

void captures() {
  int number = 20;
  String word = "Ahoy";
  Point point = new Point(3, 4);
  Flag flag = Flag.GREEN;
  Task1<Integer, Integer, RuntimeException> twice = n -> 2 * n;
  send("captured primitives and strings", () -> says(word + " " + number));
  send("captured record", () -> says(point.distance()));
  send("captured enum with bodies", () -> says(flag.side()));
  send("captured lambda", () -> says(twice.call(21)));
  send("recursion", () -> says(fibonacci(number)));
}

send("lambda", () -> says(6 * 7))
captures()
send("pattern switch", () -> says(Shapes.told(new Shapes.Circle(2)) + ", " + Shapes.told(new Shapes.Square(3))))
send("record that came back", () -> new Point(1, 2))
Task<String, RuntimeException> anonymous = new Task<>() { public String call() { return says("anonymous"); } }
send("anonymous class", anonymous)
double side = 500
System.out.println("variable as an argument: " + there.call(length -> says(length), side))
send("variable", () -> says(side))
there.close()
/exit
