package dev.hawser.examples.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import dev.hawser.Client;

/// The program: asks questions, and does not care where.
public final class Interview {
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
      IO.println("asking at the other terminal");
      System.setIn(terminal.input());
      System.setOut(new PrintStream(terminal.output(), true, UTF_8));
      interview();
    } finally {
      System.setIn(input);
      System.setOut(output);
    }
    IO.println("back at this terminal");
  }

  private static void interview() {
    Scanner keyboard = new Scanner(System.in, UTF_8);
    try {
      IO.print("What is your name? ");
      String name = keyboard.nextLine();
      IO.print("And your ship's? ");
      String ship = keyboard.nextLine();
      IO.println("Fair winds to " + name + " and the " + ship + "!");
    } catch (NoSuchElementException endOfInput) {
      IO.println(); // nobody answers any more: the line ends, and the program
    }
  }
}
