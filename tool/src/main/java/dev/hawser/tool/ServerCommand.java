package dev.hawser.tool;

import dev.hawser.internal.security.Home;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.ServerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that does something with what this user's servers keep. A result goes to the standard
/// output, everything else to the standard error.
abstract class ServerCommand implements Callable<Integer> {
  static final int SUCCESS = 0;
  static final int FAILURE = 1;

  private static final int USUAL_PORT = 1900;

  @Spec private @Nullable CommandSpec spec;

  /// Does it.
  ///
  /// @return the exit code
  /// @throws IOException if something cannot be read or written; the message is for the user
  abstract int run() throws IOException;

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (IOException | UncheckedIOException e) {
      return failure(String.valueOf(e.getMessage()));
    }
  }

  /// Prints a result.
  final void result(String line) {
    spec().commandLine().getOut().println(line);
  }

  /// Prints something that only people read.
  final void note(String line) {
    spec().commandLine().getErr().println(line);
  }

  /// Prints what went wrong.
  final int failure(String message) {
    note(spec().commandLine().getColorScheme().errorText("hawser: " + message).toString());
    return FAILURE;
  }

  /// What is wrong with the command line.
  final ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  /// The server on a port; if none is given, the only one, or the one on the usual port.
  static ServerFolder server(@Nullable Integer port) throws IOException {
    SortedMap<Integer, ServerFolder> kept = ServerFolder.kept();
    int usual = kept.size() == 1 ? kept.firstKey() : USUAL_PORT;
    int chosen = port == null ? usual : port;
    ServerFolder server = kept.get(chosen);
    if (server != null) {
      return server;
    }
    String others = kept.keySet().stream().map(Object::toString).collect(Collectors.joining(", "));
    throw new IOException(
        kept.isEmpty()
            ? "no server of yours keeps anything yet: open one first, as with Server.open("
                + chosen
                + ")"
            : "no server of yours keeps anything for port "
                + chosen
                + "; there is "
                + others
                + ": name one of these, or open that one first, as with Server.open("
                + chosen
                + ")");
  }

  /// Whether a server of this user listens on a port now.
  static boolean isOpen(int port) {
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(Home.socket(port)))) {
      return true;
    } catch (IOException none) {
      return false;
    }
  }

  static Invitations invitations(ServerFolder server) {
    return Invitations.keptIn(server.invitations(), new SecureRandom());
  }
}
