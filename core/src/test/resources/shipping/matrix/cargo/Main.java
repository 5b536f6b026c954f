package cargo;

import dev.hawser.Client;
import dev.hawser.call.Task;
import dev.hawser.call.Task1;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sends one of each kind of code to the server whose address it is told, and prints what came
/// back.
public final class Main {
  static {
    System.out.println("the static initialiser of Main");
  }

  private Main() {}

  public static void main(String... arguments) {
    Trust trust = Trust.of(Permission.CALL_SHIPPED);
    try (Client there = Client.connect(arguments[0]);
        Client trusting = Client.builder().trust(trust).connect(arguments[0])) {
      Sender sender = new Sender(there);
      lambdas(sender);
      functions(sender);
      sender.print("function that came back", () -> madeBy(trusting).call());
      methods(sender);
      References.send(sender);
      Types.send(sender);
      Nests.send(sender);
      Whole.send(sender);
    }
  }

  private static void lambdas(Sender sender) {
    int count = 1;
    long large = 1L << 40;
    double half = 0.5;
    char letter = 'c';
    boolean yes = true;
    String word = "Ahoy";
    List<String> list = List.of("red", "green");
    int[] numbers = {1, 2, 3};
    Point point = new Point(3, 4);
    sender.send("lambda", () -> Here.says(6 * 7));
    sender.send("captured primitives", () -> Here.says(count + " " + large + half + letter + yes));
    sender.send("captured string", () -> Here.says(word.toUpperCase()));
    sender.send("captured list", () -> Here.says(String.join("+", list)));
    sender.send("captured array", () -> Here.says(IntStream.of(numbers).sum()));
    sender.send("captured record", () -> Here.says(point.distance()));
  }

  private static void functions(Sender sender) {
    int factor = 2;
    Task1<Integer, Integer, RuntimeException> twice = number -> number * factor;
    sender.send("captured lambda", () -> Here.says(twice.call(21)));
    sender.send(
        "lambda in a lambda",
        () -> {
          Function<Integer, Integer> thrice = number -> number * (factor + 1);
          return Here.says(thrice.apply(14));
        });
    sender.print(
        "argument and function",
        () -> sender.there().call(number -> Here.says(twice.call(number)), 4));
  }

  /// Whoever wants functions from the other end has to trust it.
  private static Task<String, RuntimeException> madeBy(Client trusting) {
    return trusting.call(() -> () -> Here.says("made there"));
  }

  private static void methods(Sender sender) {
    List<Integer> numbers = List.of(3, 1, 2);
    sender.send("static helper methods", () -> Here.says(sum(numbers)));
    sender.send("generic method", () -> Here.says(largest(numbers)));
    sender.send("recursion", () -> Here.says(fibonacci(20)));
    sender.send(
        "stream with references",
        () ->
            Here.says(
                IntStream.rangeClosed(1, 20)
                    .filter(Main::isPrime)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(","))));
    sender.send("string concatenation", () -> Here.says(numbers + "\u0001" + 1 + 2L + 3f + 'x'));
    sender.send("string switch", () -> Here.says(translated("milk")));
  }

  private static int sum(List<Integer> numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum = plus(sum, number);
    }
    return sum;
  }

  private static int plus(int a, int b) {
    return a + b;
  }

  private static <T extends Comparable<T>> T largest(List<? extends T> values) {
    T largest = values.getFirst();
    for (T value : values) {
      largest = value.compareTo(largest) > 0 ? value : largest;
    }
    return largest;
  }

  private static int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }

  private static boolean isPrime(int number) {
    return number > 1 && IntStream.range(2, number).noneMatch(divisor -> number % divisor == 0);
  }

  private static String translated(String word) {
    return switch (word) {
      case "milk" -> "Milch";
      case "ship" -> "Schiff";
      default -> word;
    };
  }
}
