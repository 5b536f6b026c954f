package dev.hawser.tool.echo;

import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.HawserException;
import dev.hawser.names.Services;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import dev.hawser.tool.Screen;
import dev.hawser.tool.WayIn;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hawser echo-client`: tries the connection to an echo server.
@Command(
    name = "echo-client",
    description = {
      "Tries all that the object of 'hawser echo' can do, over the network between here and there,"
          + " and prints what came back. Succeeds if all is as it should be."
    },
    sortOptions = false)
public final class EchoClientCommand implements Callable<Integer> {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;

  /// How long the echo server may be away once a name server knows it.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final WayIn wayIn = new WayIn();

  @Option(
      names = "--by-name",
      description = "The address or ticket is that of a name server, which knows where to go.")
  private boolean byName;

  @Option(names = "--shutdown", description = "Ends the echo server afterwards.")
  private boolean shutdown;

  private EchoClientCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Screen screen = Screen.of(commandLine());
    try {
      String way = wayIn.ticketOrAddress();
      int failures = byName ? byName(way, screen) : directly(way, screen);
      screen.note(failures == 0 ? "all is well" : failures + " failed");
      return failures == 0 ? SUCCESS : FAILURE;
    } catch (IOException | HawserException e) {
      screen.error(String.valueOf(e.getMessage()));
      return FAILURE;
    }
  }

  private int directly(String way, Screen screen) throws InterruptedException {
    try (Client client = client().connect(way)) {
      screen.note("connected to %s as '%s'".formatted(client.address(), client.identity()));
      return attempt(
          client.lookup(Echo.NAME, Echo.class),
          () -> client.lookup(Echo.NAME, Hidden.class).hidden(),
          screen);
    }
  }

  private int byName(String way, Screen screen) throws InterruptedException {
    try (Services services =
        Services.builder()
            .nameServer(way)
            .tickets(_ -> Ticket.isTicket(way) ? way : null)
            .clients(EchoClientCommand::client)
            .patience(PATIENCE)
            .open()) {
      screen.note("found " + services.names().lookup(Echo.NAME).uri());
      return attempt(
          services.proxy(Echo.NAME, Echo.class),
          () -> services.proxy(Echo.NAME, Hidden.class).hidden(),
          screen);
    }
  }

  private int attempt(Echo echo, Callable<String> hidden, Screen screen)
      throws InterruptedException {
    int failures = new EchoTrial(echo, hidden, screen).run();
    if (shutdown) {
      echo.shutdown();
    }
    return failures;
  }

  /// The server may do nothing here.
  private static ClientBuilder client() {
    return Client.builder().name("hawser-echo-client").trust(Trust.nothing());
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
