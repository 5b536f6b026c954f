package dev.hawser.tool.files;

import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.internal.security.Home;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.tool.Screen;
import dev.hawser.tool.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hawser share`: a server that does nothing but let others use one folder.
@Command(
    name = "share",
    description = {
      "Shares a folder until Ctrl-C: lets others read it, and nothing else. The first line of its"
          + " output is the ticket that they need, which stays the same when it is started again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hawser share photos              for reading",
      "  hawser share --write inbox       for reading and writing",
      "  hawser share photos > ticket     then: hawser get --ticket-file ticket : photos"
    },
    sortOptions = false)
public final class ShareCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The folder to share.")
  private Path folder = Path.of("");

  @Option(names = "--write", description = "Others may write, too.")
  private boolean write;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "1900",
      description = "The port, on all interfaces (default: 1900; 0 for any free one).")
  private int port;

  @Option(names = "--local", description = "For this host only.")
  private boolean local;

  private ShareCommand() {}

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(commandLine(), folder + " is no folder");
    }
    Screen screen = Screen.of(commandLine());
    try (Watch _ = new Watch(screen);
        Server server = builder(screen).open()) {
      welcome(server, screen);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "hawser-stop"));
      server.awaitClose();
      return FilesCommand.SUCCESS;
    } catch (InterruptedException e) {
      return FilesCommand.SUCCESS; // Whoever runs it as a part of something else wants it to end.
    } catch (HawserException | UncheckedIOException | IOException e) {
      screen.error(String.valueOf(e.getMessage()));
      return FilesCommand.FAILURE;
    }
  }

  /// A server of its own, even if another one had the same port before: whoever was invited there
  /// is not invited here.
  private ServerBuilder builder(Screen screen) throws IOException {
    Permission files = Permission.files(folder.toRealPath());
    ServerBuilder builder =
        Server.builder()
            .trust(Trust.of(write ? files : files.readOnly()))
            .onDisconnect((peer, why) -> screen.note(parting(peer, why)));
    builder = local ? builder.localPort(port) : builder.port(port);
    return port == 0 ? builder : builder.folder(Home.folder().resolve("shares").resolve("" + port));
  }

  private void welcome(Server server, Screen screen) {
    screen.result(server.ticket());
    screen.out().flush();
    int bound = server.address().port();
    screen.note(
        "shares %s for %s at %s, until Ctrl-C"
            .formatted(folder, write ? "reading and writing" : "reading", server.address()));
    screen.note("you on this host:  hawser ls --server localhost:" + bound);
    screen.note("whoever has the ticket:  HAWSER_TICKET='the line above' hawser ls");
  }

  private static String parting(Peer peer, DisconnectedException why) {
    return "gone: '%s' from %s: %s".formatted(peer.identity(), peer.address(), why.getMessage());
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
