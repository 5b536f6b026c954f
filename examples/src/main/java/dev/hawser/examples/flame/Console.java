package dev.hawser.examples.flame;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Caller;

/// A console of the other process: what is typed here is evaluated there, and what that prints is
/// seen here. A line that ends with `;` or `}` is carried out, any other is evaluated.
public final class Console {
  /// Runs until the end of its input.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Caller there = client.with(CallOptions.defaults().onOutput(IO::print));
      for (String line = IO.readln("> "); line != null; line = IO.readln("> ")) {
        evaluate(there, line.strip());
      }
      IO.println("the console is closed");
    }
  }

  private static void evaluate(Caller there, String line) {
    try {
      if (line.endsWith(";") || line.endsWith("}")) {
        there.exec(line);
      } else if (!line.isEmpty()) {
        IO.println(there.eval(line));
      }
    } catch (RuntimeException e) {
      IO.println(e instanceof HawserException ? e.getMessage() : e);
    }
  }
}
