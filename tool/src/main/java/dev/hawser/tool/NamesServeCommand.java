package dev.hawser.tool;

import dev.hawser.HawserException;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.names.Discovery;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hawser names serve`: a server that does nothing but keep names.
@Command(
    name = "serve",
    description = {
      "Serves names until Ctrl-C. Processes of yours on this host need no ticket; for others,"
          + " 'hawser ticket PORT' prints one."
    },
    sortOptions = false)
public final class NamesServeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "1900",
      description = "The port, on all interfaces (default: 1900; 0 for any free one).")
  private int port;

  @Option(names = "--local", description = "For this host only.")
  private boolean local;

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "Keeps the names in a file, so that they outlive a restart.")
  private @Nullable Path file;

  @Option(
      names = "--discoverable",
      paramLabel = "NAME",
      description = "Lets the server be found on the local network, under this name.")
  private @Nullable String name;

  private NamesServeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (Server server = builder().open();
        Discovery _ = discovery(server)) {
      spec().commandLine().getOut().println("serves names at " + server.address());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.awaitClose();
      return AskingCommand.SUCCESS;
    } catch (HawserException | UncheckedIOException e) {
      String message = "hawser: " + e.getMessage();
      spec()
          .commandLine()
          .getErr()
          .println(spec().commandLine().getColorScheme().errorText(message));
      return AskingCommand.FAILURE;
    }
  }

  private ServerBuilder builder() {
    ServerBuilder builder = Server.builder();
    builder = local ? builder.localPort(port) : builder.port(port);
    return file == null ? builder : builder.names(file);
  }

  private @Nullable Discovery discovery(Server server) {
    return name == null ? null : Discovery.answer(server, name);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
