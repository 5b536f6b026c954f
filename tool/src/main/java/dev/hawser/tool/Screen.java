package dev.hawser.tool;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.ColorScheme;

/// Where a command prints: results to the standard output, all else to the standard error. What it
/// is given may come from elsewhere, and is made harmless.
public record Screen(PrintWriter out, PrintWriter err, ColorScheme colors) {
  /// That of a command.
  public static Screen of(CommandLine command) {
    return new Screen(command.getOut(), command.getErr(), command.getColorScheme());
  }

  /// Prints a line of the result.
  public void result(String line) {
    out.println(Printable.of(line));
  }

  /// Prints something that only people read.
  public void note(String line) {
    err.println(Printable.of(line));
  }

  /// Prints what went wrong.
  public void error(String message) {
    err.println(colors.errorText("hawser: " + Printable.of(message)));
  }
}
