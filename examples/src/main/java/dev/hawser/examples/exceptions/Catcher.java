package dev.hawser.examples.exceptions;

import module java.base;

import dev.hawser.Client;

/// Catches whatever comes.
public final class Catcher {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Trouble trouble = client.lookup("trouble", Trouble.class);
      attempt(() -> trouble.divide(100, 5));
      attempt(() -> trouble.divide(100, 0));
      attempt(trouble::complain);
      attempt(() -> trouble.strand("Bergen"));
      attempt(trouble::breakDown);
      // One that is returned is a value like any other.
      attempt(trouble::describe);
      // This one hides its stacks.
      attempt(() -> client.lookup("discreet", Trouble.class).divide(100, 0));
    }
  }

  /// An exception keeps its type, its message and its cause, and its stack shows both sides. One
  /// whose type is not known here keeps its name, message and stack.
  private static void attempt(Callable<?> attempt) {
    try {
      IO.println("well: " + attempt.call());
    } catch (Exception e) {
      IO.println("caught: " + e + ", caused by: " + e.getCause());
      String stack = Arrays.toString(e.getStackTrace());
      IO.println(
          "there: " + stack.contains("TroubleServer") + ", here: " + stack.contains("Catcher"));
    }
  }
}
