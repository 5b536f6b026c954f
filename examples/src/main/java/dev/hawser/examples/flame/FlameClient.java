package dev.hawser.examples.flame;

import module java.base;

import dev.hawser.Client;
import dev.hawser.HawserException;

/// Uses what is there.
public final class FlameClient {
  /// Source that the server has never seen.
  private static final String STUFF =
      """
      class Stuff {
        static int doSomething(String name, int number) {
          IO.println("this is from source: " + name + ", " + number);
          return 999;
        }
      }
      """;

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      String machine = Machine.class.getName();
      attempt("host name", () -> client.callRemote(machine + ".name"));
      attempt("working directory", () -> client.callRemote(machine + ".folder"));
      attempt("square root", () -> client.callRemote("java.lang.Math.sqrt", 500.0));
      attempt("not allowed", () -> client.callRemote("java.lang.System.exit", 0));
      attempt("division", () -> client.eval("1 / 0"));
      attempt(
          "source",
          () -> {
            client.exec(STUFF);
            return client.eval("Stuff.doSomething(\"hello\", 42)");
          });
    }
  }

  private static void attempt(String what, Callable<Object> attempt) throws Exception {
    try {
      IO.println(what + ": " + attempt.call());
    } catch (ArithmeticException | HawserException e) {
      IO.println(what + ": " + e);
    }
  }
}
