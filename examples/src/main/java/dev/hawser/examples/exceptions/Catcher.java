package dev.hawser.examples.exceptions;

import module java.base;

import dev.hawser.Client;

/// Catches whatever comes.
public final class Catcher {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      Trouble trouble = client.lookup("trouble", Trouble.class);
      attempt(() -> "well: " + trouble.divide(100, 5));
      attempt(() -> "well: " + trouble.divide(100, 0));
      attempt(trouble::complain);
      attempt(() -> trouble.strand("Bergen"));
      attempt(trouble::breakDown);
      // One that is returned is a value like any other.
      attempt(() -> "returned: " + trouble.describe());
      IO.println("its stack: " + sees(trouble));
      IO.println("hidden: " + sees(client.lookup("discreet", Trouble.class)));
    }
  }

  /// An exception keeps its type, its message and its cause. One whose type is not known here keeps
  /// its name, message and stack.
  private static void attempt(Callable<String> attempt) throws Exception {
    try {
      IO.println(attempt.call());
    } catch (StrandedException e) {
      IO.println("caught: " + e.getMessage());
      IO.println("caused by: " + e.getCause());
    } catch (RuntimeException e) {
      IO.println("caught: " + e);
    }
  }

  /// Stacks show both sides, unless the server hides its own.
  private static String sees(Trouble trouble) {
    try {
      return "none: " + trouble.divide(1, 0);
    } catch (ArithmeticException e) {
      String stack = Arrays.toString(e.getStackTrace());
      return (stack.contains(".TroubleServer.") ? "there" : "not there")
          + (stack.contains(".Catcher.") ? ", here" : ", not here");
    }
  }
}
