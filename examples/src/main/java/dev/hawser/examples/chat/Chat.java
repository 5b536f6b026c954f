package dev.hawser.examples.chat;

import module java.base;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.examples.Ink;
import dev.hawser.security.Ticket;
import dev.hawser.tool.TicketReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `hawser chat`: opens a room, or joins one.
@Command(
    name = "chat",
    description = {
      "A chat room.",
      "Whoever runs as the same user on the same host joins by the address; everybody else needs a"
          + " ticket, which the room prints and --connect without an address asks for."
    },
    sortOptions = false)
public final class Chat implements Callable<Integer> {
  private static final String WITH_TICKET = "";

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Place place = new Place();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What you are called. With --server: take part as well.")
  private @Nullable String name;

  @Option(
      names = "--ticket-file",
      paramLabel = "FILE",
      description =
          "With --connect: the file that the ticket is in (default: HAWSER_TICKET, else asks).")
  private @Nullable Path ticketFile;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "With --server: the TCP port (default: any free one).")
  private int port;

  @Option(
      names = "--unix",
      paramLabel = "PATH",
      description = "With --server: a Unix socket instead of a port.")
  private @Nullable Path unixSocket;

  @Option(
      names = "--heartbeat",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description =
          "After how many seconds of silence somebody counts as not answering (default: 3).")
  private double heartbeat;

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "With --server: for how many seconds the seat of somebody who does not answer is kept"
              + " (default: 30).")
  private double grace;

  /// Either a room of one's own, or somebody's.
  private static final class Place {
    @Option(names = "--server", required = true, description = "Opens a room.")
    private boolean server;

    @Option(
        names = "--connect",
        required = true,
        arity = "0..1",
        fallbackValue = WITH_TICKET,
        paramLabel = "ADDRESS",
        converter = AddressConverter.class,
        description =
            "Joins the room at an address such as localhost:1900 or unix:/tmp/room; without one,"
                + " asks for a ticket.")
    private @Nullable String connect;
  }

  private static final class AddressConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (Ticket.isTicket(text)) {
        throw new TypeConversionException(TicketReader.notAsArgument());
      }
      try {
        return text.equals(WITH_TICKET) ? text : Address.parse(text).toString();
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (name != null && !name.matches(Room.NAME_PATTERN)) {
      throw wrong("--name: up to 20 letters, digits, - and _, please");
    }
    if (!(heartbeat > 0) || !(grace >= 0)) {
      throw wrong("--heartbeat and --grace are numbers of seconds");
    }
    if (place.server) {
      return host() ? 0 : 1;
    }
    String guest = name == null ? System.getProperty("user.name", "guest") : name;
    return join(wayIn(Objects.requireNonNull(place.connect)), guest) ? 0 : 1;
  }

  private String wayIn(String address) throws IOException {
    if (!address.equals(WITH_TICKET)) {
      return address;
    }
    try {
      return TicketReader.read(ticketFile);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private boolean host() throws IOException, InterruptedException {
    Journal journal = new Journal(Ink.ofStandardOutput());
    // Whoever takes part sees the room's log as a guest.
    Room room =
        new Room(seconds(grace), name == null ? news -> IO.println(journal.line(news)) : _ -> {});
    ServerBuilder builder = room.in(Server.builder()).heartbeat(seconds(heartbeat));
    builder = unixSocket == null ? builder.port(port) : builder.unixSocket(unixSocket);
    try (Server server = builder.open()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      IO.println("The room is open; others on this host join with");
      IO.println("  ./hawser chat --connect " + here(server) + " --name NAME");
      if (unixSocket == null) {
        IO.println("and from elsewhere with \"./hawser chat --connect\" and this ticket:");
        IO.println("  " + server.ticket());
      }
      IO.println("Silence is noticed within " + Room.seconds(seconds(heartbeat)) + ".");
      if (name != null) {
        return join(here(server), name);
      }
      server.awaitClose();
      return true;
    }
  }

  /// Where processes of the same user on this host find a server.
  private static String here(Server server) {
    Address address = server.address();
    return address.port() == 0 ? address.toString() : "localhost:" + address.port();
  }

  private boolean join(String wayIn, String guestName) throws IOException, InterruptedException {
    Client client = Client.builder().name(guestName).heartbeat(seconds(heartbeat)).connect(wayIn);
    try (client;
        Screen screen = Screen.open()) {
      return new Guest(client, screen).talk();
    }
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
