package dev.hawser.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.security.Ticket;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Gets a ticket from the user without a command line, which other users of the host could read.
public final class TicketReader {
  private static final String VARIABLE = "HAWSER_TICKET";
  private static final int LONGEST = 4096;

  private TicketReader() {}

  /// Says why a ticket among the arguments is not taken.
  public static String notAsArgument() {
    return "others on this host can read a command line, and a ticket is a secret: leave it out and"
        + " paste it when asked for, or use --ticket-file FILE or the variable "
        + VARIABLE;
  }

  /// Whether there is a ticket that need not be asked for.
  static boolean isGiven(@Nullable Path file) {
    return file != null || System.getenv(VARIABLE) != null;
  }

  /// Reads a ticket from a file, else from the variable `HAWSER_TICKET`, else asks for it: at a
  /// terminal without showing what is pasted, otherwise from the next line of the standard input.
  ///
  /// @throws IOException if there is none; the message is for the user
  /// @throws IllegalArgumentException if it is not a ticket, or was changed on the way
  public static String read(@Nullable Path file) throws IOException {
    String given = file == null ? System.getenv(VARIABLE) : Files.readString(file);
    return Ticket.parse(given == null ? ask() : given).line();
  }

  private static String ask() throws IOException {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return nextLine(System.in);
    }
    char[] pasted = console.readPassword("ticket (it stays hidden): ");
    if (pasted == null) {
      throw new IOException(
          "no ticket was given; for a server of yours on this host, name its address instead, such"
              + " as localhost:1900");
    }
    return new String(pasted);
  }

  /// Reads a line and not a byte more: what follows is for the program.
  private static String nextLine(InputStream input) throws IOException {
    byte[] line = new byte[LONGEST];
    int length = 0;
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      if (length == LONGEST) {
        throw new IOException("a ticket is shorter than " + LONGEST + " characters");
      }
      line[length++] = (byte) next;
    }
    if (length == 0) {
      throw new IOException(
          "neither an address nor a ticket was given, and the standard input is empty: name a"
              + " server of yours on this host, such as localhost:1900, or give its ticket with"
              + " --ticket-file FILE, in the variable "
              + VARIABLE
              + ", or as the next line of the standard input");
    }
    return new String(line, 0, length, UTF_8);
  }
}
