package dev.hawser.examples.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.Client;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Scanner;

/// The program: asks questions, and does not care where.
public final class Interview {
  private Interview() {}

  /// Holds the interview.
  ///
  /// @param args the server's address, or nothing to ask here
  public static void main(String... args) {
    if (args.length == 0) {
      interview();
      return;
    }
    InputStream input = System.in;
    PrintStream output = System.out;
    try (Client client = Client.connect(args[0])) {
      Terminal terminal = client.lookup("terminal", Terminal.class);
      System.out.println("asking at the other terminal");
      System.setIn(new TerminalInput(terminal));
      System.setOut(new PrintStream(new TerminalOutput(terminal), true, UTF_8));
      interview();
    } finally {
      System.setIn(input);
      System.setOut(output);
    }
    System.out.println("back at this terminal");
  }

  private static void interview() {
    Scanner keyboard = new Scanner(System.in, UTF_8);
    System.out.print("What is your name? ");
    String name = keyboard.nextLine();
    System.out.print("And your ship's? ");
    String ship = keyboard.nextLine();
    System.out.println("Fair winds to " + name + " and the " + ship + "!");
  }
}
