package dev.hawser.tool.echo;

import dev.hawser.Address;
import dev.hawser.HawserException;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.Subscription;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.tool.Screen;
import dev.hawser.tool.TicketReader;
import dev.hawser.tool.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hawser echo`: a server to try a setup with.
@Command(
    name = "echo",
    description = {
      "Runs an echo server until Ctrl-C, to try a setup with: an object, test.echo, that gives back"
          + " what it is sent. The first line of its output is the ticket that others need, which"
          + " stays the same when it is started again; with --unix, the address.",
      "Whoever has the ticket may call that object, also to end the server, and do nothing else."
    },
    footerHeading = "%nExamples, and how to try each:%n",
    footer = {
      "  hawser echo                  hawser echo-client localhost:1900",
      "  hawser echo > ticket         hawser echo-client --ticket-file ticket",
      "  hawser echo -u /tmp/echo     hawser echo-client unix:/tmp/echo",
      "  hawser echo -N               hawser echo-client --by-name localhost:1900"
    },
    sortOptions = false)
public final class EchoCommand implements Callable<Integer> {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;

  /// The export that whoever uses a server's names calls.
  private static final String NAME_SERVER = "hawser.names";

  /// How long a name server may be away.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final EchoPlace place = new EchoPlace();

  @ArgGroup private final Naming naming = new Naming();

  @ArgGroup private final Loudness loudness = new Loudness();

  /// At which name server the object is registered.
  private static final class Naming {
    @Option(
        names = {"-n", "--names"},
        paramLabel = "ADDRESS",
        description = "Registers the object at a name server of yours on this host.")
    private @Nullable String address;

    @Option(
        names = "--names-ticket",
        paramLabel = "FILE",
        description =
            "Registers the object at the name server that the ticket in this file is for.")
    private @Nullable Path ticket;

    @Option(
        names = {"-N", "--serve-names"},
        description = "Is a name server as well, and registers the object there.")
    private boolean own;

    private boolean isAny() {
      return own || address != null || ticket != null;
    }

    /// That of another process, or null.
    private @Nullable String other() throws IOException {
      return ticket == null ? address : TicketReader.read(ticket);
    }
  }

  /// How much is printed.
  private static final class Loudness {
    @Option(
        names = {"-q", "--quiet"},
        description = "Prints nothing but the ticket and what went wrong.")
    private boolean quiet;

    @Option(
        names = {"-v", "--verbose"},
        description = "Prints each call, too.")
    private boolean verbose;
  }

  private EchoCommand() {}

  @Override
  public Integer call() {
    Screen screen = Screen.of(commandLine());
    EchoObject echo = new EchoObject(screen, loudness.verbose);
    try (Watch _ = loudness.quiet ? null : new Watch(screen);
        Server server = builder().open()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "hawser-stop"));
      serve(server, echo, screen);
      return SUCCESS;
    } catch (InterruptedException e) {
      return SUCCESS; // Whoever runs it as a part of something else wants it to end.
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
    } catch (HawserException | UncheckedIOException | IOException e) {
      screen.error(String.valueOf(e.getMessage()));
      return FAILURE;
    }
  }

  /// Callers reach the object, the names if there are any, and nothing else.
  private ServerBuilder builder() {
    Trust trust = Trust.of(Permission.exports(Echo.NAME));
    return place.builder().trust(naming.own ? trust.and(Permission.exports(NAME_SERVER)) : trust);
  }

  private void serve(Server server, EchoObject echo, Screen screen)
      throws IOException, InterruptedException {
    String other = naming.other();
    try (Subscription _ = server.export(Echo.NAME, echo);
        Services services = other == null ? null : services(other);
        Announcement _ = announcement(server, services)) {
      screen.result(place.isForUserOnly() ? server.address().toString() : server.ticket());
      screen.out().flush();
      if (!loudness.quiet) {
        welcome(server.address(), screen);
      }
      echo.awaitEnd();
    }
  }

  private static Services services(String nameServer) {
    return Services.builder().nameServer(nameServer).patience(PATIENCE).open();
  }

  /// An announcement bears with a name server that is away, so that is asked something first.
  private @Nullable Announcement announcement(Server server, @Nullable Services services) {
    if (services == null) {
      return naming.own ? Announcement.of(server, server.names(), "") : null;
    }
    int _ = services.names().count();
    return Announcement.of(server, services.names(), "");
  }

  private void welcome(Address address, Screen screen) {
    boolean far = !place.isForUserOnly();
    screen.note("%s is at %s, until Ctrl-C".formatted(Echo.NAME, address));
    screen.note(
        "you on this host:  hawser echo-client "
            + (far ? "localhost:" + address.port() : address.toString()));
    if (far) {
      screen.note("whoever has the ticket:  HAWSER_TICKET='the line above' hawser echo-client");
    }
    if (naming.isAny()) {
      screen.note("the name " + Echo.NAME + " is registered: echo-client --by-name finds it");
    }
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
