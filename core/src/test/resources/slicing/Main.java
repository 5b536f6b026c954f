package app;

import dev.hawser.call.SerializableFunction;
import dev.hawser.call.Task;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes functions of every kind; each method makes one. */
public class Main {
  static {
    System.setProperty("app.Main", "initialised");
  }

  interface Kept {}

  enum Operator {
    PLUS {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    TIMES {
      @Override
      int apply(int a, int b) {
        return a * b;
      }
    };

    abstract int apply(int a, int b);
  }

  sealed interface Shape permits Circle, Square {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  private record Secret(String word, int number) {}

  private static class Counter {
    private int count;

    private static int all() {
      return 40;
    }

    private int next() {
      return ++count;
    }
  }

  static class Box<T extends Comparable<T>> {
    private final List<T> items = new ArrayList<>();

    Box<T> with(T item) {
      items.add(item);
      return this;
    }

    @Override
    public String toString() {
      return "box of " + items;
    }

    T largest() {
      return items.stream().max(Comparable::compareTo).orElseThrow();
    }
  }

  private static int factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  private static boolean even(int n) {
    return n == 0 || odd(n - 1);
  }

  private static boolean odd(int n) {
    return n != 0 && even(n - 1);
  }

  private static String answer() {
    return "forty-two";
  }

  private static String shout(Object text) {
    return text + "!";
  }

  private static String shout(String text) {
    return text.toUpperCase() + "!";
  }

  private static int checked(int n) {
    assert n < 0 : "never on";
    return n;
  }

  static Object plain() {
    return (Task<Integer, RuntimeException>) () -> 6 * 7;
  }

  static Object capturing() {
    String text = "a" + System.lineSeparator().length();
    int i = 1;
    long l = 1L << 40;
    double d = 2.5;
    boolean z = true;
    char c = 'c';
    byte b = 3;
    short s = 4;
    float f = 5.5f;
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    return (Task<String, RuntimeException>) () -> text + i + l + d + z + c + b + s + f + list;
  }

  static Object helpers() {
    return (Task<String, RuntimeException>) () -> factorial(5) + " " + even(10);
  }

  static Object nestedLambdas() {
    int by = 3;
    return (Task<String, RuntimeException>)
        () ->
            IntStream.range(0, 5)
                .map(i -> factorial(i) * by)
                .mapToObj(i -> Main.shout((Object) i))
                .collect(Collectors.joining(","));
  }

  static Object functionOfFunctions() {
    return (Task<String, RuntimeException>)
        () -> {
          SerializableFunction<String, SerializableFunction<String, String>> both = a -> b -> a + b;
          Supplier<String> later = Main::answer;
          return both.apply("x").apply("y") + later.get();
        };
  }

  static Object privateStaticReference() {
    return (Task<String, RuntimeException>) Main::answer;
  }

  static Object overloadedReference() {
    return (SerializableFunction<String, String>) Main::shout;
  }

  static Object staticReferenceOfTheJdk() {
    return (SerializableFunction<Object, String>) String::valueOf;
  }

  static Object unboundReference() {
    return (SerializableFunction<String, Integer>) String::length;
  }

  static Object boundReference() {
    return (Task<Integer, RuntimeException>) "bound"::length;
  }

  static Object constructorReferenceOfTheJdk() {
    return (SerializableFunction<String, StringBuilder>) StringBuilder::new;
  }

  static Object constructorReference() {
    return (Task<Box<String>, RuntimeException>) Box<String>::new;
  }

  static Object arrayConstructorReference() {
    SerializableFunction<Integer, int[]> made = int[]::new;
    return (Task<Integer, RuntimeException>) () -> made.apply(3).length;
  }

  static Object varargsReference() {
    return (SerializableFunction<String, String>) String::format;
  }

  static Object intersection() {
    return (Task<String, RuntimeException> & Kept) Main::kept;
  }

  private static String kept() {
    return "kept";
  }

  static Object records() {
    return (Task<String, RuntimeException>)
        () -> {
          record Local(int a, String b) {}
          return new Circle(2) + " " + new Circle(2).equals(new Circle(2)) + new Local(1, "b");
        };
  }

  static Object privateMembersOfNested() {
    return (Task<String, RuntimeException>)
        () -> {
          Counter counter = new Counter();
          counter.next();
          counter.count += 5;
          return new Secret("pass", Counter.all()).toString() + counter.next();
        };
  }

  static Object enums() {
    return (Task<String, RuntimeException>)
        () -> {
          StringBuilder out = new StringBuilder();
          for (Operator each : Operator.values()) {
            out.append(each.apply(3, 4)).append(each.name());
            switch (each) {
              case PLUS -> out.append("+");
              case TIMES -> out.append("*");
            }
          }
          return out.toString();
        };
  }

  private static String describe(Object thing) {
    return switch (thing) {
      case Circle(int radius) when radius > 5 -> "large";
      case Circle circle -> "circle " + circle.radius();
      case Square(int side) -> "square " + side;
      case Operator.PLUS -> "plus";
      case String text -> "text " + text.length();
      case int[] numbers -> "numbers " + numbers.length;
      default -> "other";
    };
  }

  static Object patterns() {
    return (Task<String, RuntimeException>)
        () ->
            describe(new Circle(9))
                + describe(new Circle(1))
                + describe(new Square(2))
                + describe(Operator.PLUS)
                + describe("four")
                + describe(new int[2]);
  }

  private static int area(Shape shape) {
    return switch (shape) {
      case Circle circle -> 3 * circle.radius() * circle.radius();
      case Square square -> square.side() * square.side();
    };
  }

  static Object sealedFamily() {
    return (Task<Integer, RuntimeException>) () -> area(new Circle(2)) + area(new Square(3));
  }

  private static <T extends Comparable<T>> T largest(List<? extends T> list) {
    T best = null;
    for (T each : list) {
      if (best == null || each.compareTo(best) > 0) {
        best = each;
      }
    }
    return best;
  }

  static Object generics() {
    return (Task<String, RuntimeException>)
        () -> largest(List.of("a", "c", "b")) + new Box<Integer>().with(4).with(9).largest();
  }

  static Object localClasses() {
    int base = 10;
    return (Task<String, RuntimeException>)
        () -> {
          class Adder {
            int add(int n) {
              return base + n;
            }
          }
          IntUnaryOperator anonymous =
              new IntUnaryOperator() {
                @Override
                public int applyAsInt(int n) {
                  return n * base;
                }
              };
          return new Adder().add(5) + "/" + anonymous.applyAsInt(5);
        };
  }

  private static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException | NullPointerException e) {
      return -1;
    } finally {
      System.getProperty("nothing");
    }
  }

  private static String weekday(String name) {
    return switch (name) {
      case "Sat", "Sun" -> "off";
      case "Aa", "BB" -> "same hash";
      default -> {
        long sum = 0;
        double half = 0.5;
        for (int i = 0; i < name.length(); i++) {
          sum += name.charAt(i);
          if (sum > 1000) {
            continue;
          }
          half += sum;
        }
        yield name + sum + half;
      }
    };
  }

  static Object controlFlow() {
    return (Task<String, RuntimeException>)
        () -> {
          Map<String, Integer> map = new TreeMap<>();
          synchronized (map) {
            map.merge("a", parse("12"), Integer::sum);
            map.merge("b", parse("x"), Integer::sum);
          }
          return map + weekday("BB") + weekday("Monday") + weekday("Sun");
        };
  }

  static Object assertions() {
    return (Task<Integer, RuntimeException>) () -> checked(7);
  }

  static Object asType() {
    return (Task<String, RuntimeException>)
        () -> Main.class.getSimpleName() + (((Object) "x") instanceof Main) + new Main[2].length;
  }

  static Object helperOfOtherClass() {
    return (Task<String, RuntimeException>) () -> Helper.greet("you");
  }

  static Object narrowed() {
    return (Narrow) text -> text.length() + "";
  }

  static Object ofInterface() {
    return Maker.make();
  }

  static Object referenceToOtherClass() {
    return (SerializableFunction<String, String>) Helper::greet;
  }

  private static String annotated(Object thing) {
    @Marked String text = (@Marked String) thing;
    List<@Marked String> list = new @Marked ArrayList<>();
    try {
      list.add(text);
    } catch (@Marked IllegalStateException e) {
      return "never";
    }
    for (@Marked String each : list) {
      text += each;
    }
    return text;
  }

  static Object annotations() {
    return (Task<String, RuntimeException>) () -> annotated("a");
  }

  static Object ofNestedClass() {
    return Nested.make();
  }

  static class Nested {
    static int three() {
      return 3;
    }

    static Object make() {
      return (Task<Integer, RuntimeException>) () -> three() * new Nested().four();
    }

    int four() {
      return 4;
    }
  }

  record Range(int from, int to) {
    Range {
      if (from > to) {
        throw new IllegalArgumentException("from " + from + " to " + to);
      }
    }

    static Range upTo(int to) {
      return new Range(0, to);
    }
  }

  static Object exceptions() {
    return (Task<String, RuntimeException>)
        () -> {
          try {
            return new Range(3, 2).toString();
          } catch (IllegalArgumentException e) {
            return e.getMessage() + Range.upTo(2);
          }
        };
  }

  static Object staticOfRecord() {
    return (SerializableFunction<Object, Range>) text -> Range.upTo(text.hashCode() & 7);
  }

  record Pair<A, B>(A a, B b) {}

  static Object genericRecordPatterns() {
    return (Task<String, RuntimeException>)
        () -> {
          Object thing = new Pair<>(new Pair<>(1, "x"), new Circle(2));
          if (thing instanceof Pair<?, ?>(Pair<?, ?>(var one, String x), Circle(int radius))) {
            return one + x + radius;
          }
          return "none";
        };
  }

  static Object serializableAgain() {
    return (Task<String, RuntimeException>)
        () -> {
          Task<String, RuntimeException> inner =
              (Task<String, RuntimeException> & Serializable) () -> answer();
          return inner.call();
        };
  }
}

@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
@interface Marked {}

interface Narrow extends SerializableFunction<String, String> {
  @Override
  String apply(String text);
}

interface Maker {
  private static int twice(int n) {
    return 2 * n;
  }

  static Object make() {
    int n = 21;
    return (Task<Integer, RuntimeException>) () -> twice(n);
  }
}

class Helper {
  static String greet(String whom) {
    return "hello " + whom + new Names().suffix();
  }
}

class Names {
  String suffix() {
    return ".";
  }
}
