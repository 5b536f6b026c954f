package dev.hawser.tool;

import dev.hawser.Address;
import dev.hawser.security.Ticket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How a command gets to its server, by options. To be mixed into commands whose parameters are
/// something else.
public final class ServerWay {
  private static final String USUAL = "localhost:1900";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "ADDRESS",
      description =
          "A server of yours on this host (default: the one that the ticket is for, if there is"
              + " one, else localhost:1900).")
  private @Nullable String server;

  @Option(
      names = "--ticket-file",
      paramLabel = "FILE",
      description = "The file that the server's ticket is in (default: HAWSER_TICKET).")
  private @Nullable Path ticketFile;

  /// What picocli fills in.
  public ServerWay() {}

  /// What to connect to.
  ///
  /// @throws IOException if there is no ticket; the message is for the user
  public String ticketOrAddress() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    try {
      String given = server;
      if (given == null) {
        return TicketReader.isGiven(ticketFile) ? TicketReader.read(ticketFile) : USUAL;
      }
      if (Ticket.isTicket(given)) {
        throw new IllegalArgumentException(TicketReader.notAsArgument());
      }
      return Address.parse(given).toString();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
