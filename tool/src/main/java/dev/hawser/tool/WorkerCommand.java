package dev.hawser.tool;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.PeerState;
import dev.hawser.call.Cluster;
import dev.hawser.call.Cluster.Lending;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hawser worker`: lends this process's processors to whoever submits jobs through a server.
@Command(
    name = "worker",
    description = {
      "Lends the processors of this process to the jobs of a server, until Ctrl-C.",
      "Whoever may ship code through that server runs it here with all your rights: connect only to"
          + " a server whose users you trust with them."
    },
    sortOptions = false)
public final class WorkerCommand implements Callable<Integer> {
  private static final int ALL = 0;

  /// How long what is being worked on may take after Ctrl-C. What is not done by then is given to
  /// another worker.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final WayIn wayIn = new WayIn();

  @Option(
      names = "--processors",
      paramLabel = "COUNT",
      defaultValue = "" + ALL,
      description = "How many items to work on side by side (default: one for each processor).")
  private int processors;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name by which the server knows this worker (default: worker-PID).")
  private String name = "worker-" + ProcessHandle.current().pid();

  private WorkerCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (processors < 0) {
      throw new ParameterException(spec().commandLine(), "--processors: 1 or more, please");
    }
    try (Client client = connect(wayIn.ticketOrAddress())) {
      lend(client, processors == ALL ? Runtime.getRuntime().availableProcessors() : processors);
      return 0;
    } catch (IOException | HawserException e) {
      String message = "hawser: " + e.getMessage();
      spec()
          .commandLine()
          .getErr()
          .println(spec().commandLine().getColorScheme().errorText(message));
      return 1;
    }
  }

  /// Without the permission to ship code, the server could not have any work done here.
  private Client connect(String ticketOrAddress) {
    return Client.builder()
        .name(name)
        .trust(Trust.standard().and(Permission.CALL_SHIPPED))
        .connect(ticketOrAddress);
  }

  private void lend(Client client, int count) throws InterruptedException {
    PrintWriter out = spec().commandLine().getOut();
    try (Lending lending = Cluster.lend(client.globals(), count);
        Tally tally = Tally.of(lending, out)) {
      tally.say(
          String.format(
              Locale.ROOT, "works for the server at %s, %d at a time", client.address(), count));
      tally.say(
          "whoever may ship code through it runs it here with all rights of user "
              + System.getProperty("user.name"));
      client.onStateChange(state -> say(state, tally));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(client, lending, tally)));
      lending.await();
    }
  }

  private static void say(PeerState state, Tally tally) {
    switch (state) {
      case RECONNECTING -> tally.say("the connection is lost; trying again");
      case CONNECTED -> tally.say("the connection is back");
      case CLOSED -> {} // Whoever ended it says why.
    }
  }

  private static void finish(Client client, Lending lending, Tally tally) {
    if (client.isClosed()) {
      return;
    }
    tally.say("finishing what is being worked on, for up to " + PATIENCE.toSeconds() + " s");
    try {
      boolean _ = Thread.ofVirtual().start(lending::close).join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tally.close();
    client.close();
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
