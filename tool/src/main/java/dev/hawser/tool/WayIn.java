package dev.hawser.tool;

import dev.hawser.Address;
import dev.hawser.security.Ticket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// How a command gets to its server: by an address, or by a ticket. To be mixed into commands.
public final class WayIn {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      converter = Converter.class,
      description =
          "A server of yours on this host, such as localhost:1900 or unix:/tmp/lab. Without one, it"
              + " takes a ticket: from --ticket-file, else from HAWSER_TICKET, else it asks for one"
              + " at the terminal, or reads the next line of the standard input where that is"
              + " none.")
  private @Nullable String address;

  @Option(
      names = "--ticket-file",
      paramLabel = "FILE",
      description = "The file that the ticket is in (default: as above).")
  private @Nullable Path ticketFile;

  private static final class Converter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      try {
        return Ticket.isTicket(text) ? Ticket.parse(text).line() : Address.parse(text).toString();
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /// What picocli fills in.
  public WayIn() {}

  /// What to connect to. A ticket among the arguments is taken, though with a warning.
  ///
  /// @throws IOException if there is no ticket; the message is for the user
  public String ticketOrAddress() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    String given = address;
    if (given != null) {
      if (Ticket.isTicket(given)) {
        command.commandLine().getErr().println("hawser: " + TicketReader.notAsArgument());
      }
      return given;
    }
    try {
      return TicketReader.read(ticketFile);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
