package dev.hawser.tool.files;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.security.Trust;
import dev.hawser.tool.Screen;
import dev.hawser.tool.ServerWay;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that deals with the files of a server. Results go to the standard output, what went
/// wrong to the standard error.
abstract class FilesCommand implements Callable<Integer> {
  static final int SUCCESS = 0;
  static final int FAILURE = 1;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerWay way = new ServerWay();

  @Option(
      names = "--json",
      description = "Print one JSON object a line, for programs; its \"type\" says what it is.")
  private boolean json;

  /// Does it.
  ///
  /// @return the exit code
  abstract int run() throws IOException, InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    try {
      return run();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    } catch (IOException | HawserException e) {
      return failure(String.valueOf(e.getMessage()));
    }
  }

  /// What to connect to.
  final String server() throws IOException {
    return way.ticketOrAddress();
  }

  /// Connects; the server may do nothing here.
  static Client connect(String server) {
    return Client.builder().name("hawser-files").trust(Trust.nothing()).connect(server);
  }

  /// Whether a program reads what is printed.
  final boolean isJson() {
    return json;
  }

  /// Prints what went wrong.
  final int failure(String message) {
    Screen.of(commandLine()).error(message);
    return FAILURE;
  }

  /// What is wrong with the command line.
  final ParameterException wrong(String message) {
    return new ParameterException(commandLine(), message);
  }

  final CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
