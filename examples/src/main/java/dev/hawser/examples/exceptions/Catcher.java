package dev.hawser.examples.exceptions;

import dev.hawser.Client;
import java.util.Arrays;

/// Catches whatever comes.
public final class Catcher {
  private final Client client;
  private final Trouble trouble;

  private Catcher(Client client) {
    this.client = client;
    trouble = client.lookup("trouble", Trouble.class);
  }

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Catcher catcher = new Catcher(client);
      catcher.sameType();
      catcher.unknownType();
      catcher.value();
      catcher.stacks();
    }
  }

  /// An exception keeps its type, its message and its cause.
  private void sameType() {
    System.out.println("well: " + trouble.divide(100, 5));
    try {
      trouble.divide(100, 0);
    } catch (ArithmeticException e) {
      System.out.println("caught: " + e);
    }
    try {
      trouble.complain();
    } catch (IllegalArgumentException e) {
      System.out.println("caught: " + e);
    }
    try {
      trouble.strand("Bergen");
    } catch (StrandedException e) {
      System.out.println("caught: " + e.getMessage());
      System.out.println("caused by: " + e.getCause());
    }
  }

  /// One whose type is not known here keeps its name, message and stack.
  private void unknownType() {
    try {
      trouble.breakDown();
    } catch (RuntimeException e) {
      System.out.println("caught: " + e);
    }
  }

  /// One that is returned is a value like any other.
  private void value() {
    System.out.println("returned: " + trouble.describe());
  }

  /// Stacks show both sides, unless the server hides its own.
  private void stacks() {
    System.out.println("its stack: " + sees(trouble));
    System.out.println("hidden: " + sees(client.lookup("discreet", Trouble.class)));
  }

  private static String sees(Trouble trouble) {
    try {
      return "none: " + trouble.divide(1, 0);
    } catch (ArithmeticException e) {
      boolean there = mentions(e, "TroubleServer");
      boolean here = mentions(e, "Catcher");
      return (there ? "there" : "not there") + (here ? ", here" : ", not here");
    }
  }

  private static boolean mentions(Throwable failure, String type) {
    return Arrays.stream(failure.getStackTrace())
        .anyMatch(frame -> frame.getClassName().endsWith("." + type));
  }
}
