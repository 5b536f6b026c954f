package dev.hawser.tool;

import dev.hawser.Address;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.ServerFolder;
import dev.hawser.internal.security.ServerFolder.Notice;
import dev.hawser.security.Permission;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `hawser ticket`: prints a ticket, and nothing else, to the standard output.
@Command(
    name = "ticket",
    description = {
      "Prints a ticket: one line that lets whoever has it connect to a server of yours.",
      "A ticket is a secret: pass it on in a way that others cannot read.",
      "A name that is invited already keeps its ticket; options change what it may do."
    },
    sortOptions = false)
public final class TicketCommand extends ServerCommand {
  private final InstantSource clock;

  @Parameters(
      arity = "0..1",
      paramLabel = "PORT",
      description = "The server's port (default: your only server's, else 1900).")
  private @Nullable Integer port;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "guest",
      description = "Who is invited (default: guest).")
  private String name = "";

  @ArgGroup private @Nullable Grant grant;

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      converter = Lifetime.Converter.class,
      description = "For how long it holds: 90s, 30m, 12h, 2d, 6w or never (default: never).")
  private @Nullable Lifetime lifetime;

  @Option(
      names = "--address",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = "Where the server is reached (default: all addresses of this host).")
  private List<Address> addresses = List.of();

  /// Some permissions, or all.
  private static final class Grant {
    @Option(
        names = "--permit",
        paramLabel = "PERMISSION",
        split = ",",
        converter = PermissionConverter.class,
        description =
            "What the invited may do, such as share, maps.read=prices*, exports, eval, system"
                + " (default: share and exports).")
    private List<Permission> permissions = List.of();

    @Option(names = "--full", description = "The invited may do everything that you may.")
    private boolean full;

    Trust trust() {
      return full ? Trust.full() : Trust.of(permissions);
    }
  }

  private static final class PermissionConverter implements ITypeConverter<Permission> {
    @Override
    public Permission convert(String text) {
      try {
        return Permission.parse(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final class AddressConverter implements ITypeConverter<Address> {
    @Override
    public Address convert(String text) {
      try {
        return Address.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /// With the real time.
  public TicketCommand() {
    this(InstantSource.system());
  }

  TicketCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  int run() throws IOException {
    ServerFolder server = server(port);
    Notice notice = server.read();
    if (notice == null) {
      return failure(
          server.path().getFileName()
              + ": that server has not said yet how it is reached: open it once more");
    }
    List<Address> where = addresses.isEmpty() ? notice.addresses() : addresses;
    if (where.isEmpty()) {
      return failure("the server listens on no network: say where it is reached with --address");
    }
    Invitations invitations = invitations(server);
    Invitation old = invitations.named(name);
    if (old != null && old.hasExpired(clock.instant()) && lifetime == null) {
      return failure(
          "the ticket of '%s' expired at %s: say with --expires for how long it is to hold now"
              .formatted(name, old.expires()));
    }
    Invitation invitation = invite(invitations, old);
    result(Ticket.of(where, notice.fingerprint(), invitation.id(), invitation.secret()).line());
    note(description(invitation));
    int of = Integer.parseInt(String.valueOf(server.path().getFileName()));
    if (!isOpen(of)) {
      note(
          "no server of yours is open on port "
              + of
              + " now: until one is, as with Server.open("
              + of
              + "), nobody can connect with the ticket");
    }
    return SUCCESS;
  }

  /// What no option speaks of stays as it was, or is as usual.
  private Invitation invite(Invitations invitations, @Nullable Invitation old) {
    Trust trust = old == null ? Trust.standard() : old.trust();
    Instant expires = old == null ? null : old.expires();
    if (grant != null) {
      trust = grant.trust();
    }
    if (lifetime != null) {
      expires = end(lifetime.duration());
    }
    try {
      return invitations.invite(name, trust, expires);
    } catch (IllegalArgumentException e) {
      throw wrong("--name: " + e.getMessage());
    }
  }

  private @Nullable Instant end(@Nullable Duration duration) {
    return duration == null ? null : clock.instant().plus(duration).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String description(Invitation invitation) {
    Instant expires = invitation.expires();
    return "a ticket for %s, %s; permits: %s"
        .formatted(
            invitation.name(),
            expires == null ? "which does not expire" : "good until " + expires,
            invitation.trust());
  }
}
