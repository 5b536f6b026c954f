package dev.hawser.tool;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.names.NameEntry;
import dev.hawser.names.Names;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that asks a name server. A result goes to the standard output, everything else to the
/// standard error.
abstract class AskingCommand implements Callable<Integer> {
  static final int SUCCESS = 0;
  static final int FAILURE = 1;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ServerWay way = new ServerWay();

  /// Asks.
  ///
  /// @return the exit code
  abstract int ask(Client client, Names names) throws InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    try (Client client = Client.builder().name("hawser-names").connect(way.ticketOrAddress())) {
      return ask(client, Names.of(client));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    } catch (IOException | HawserException e) {
      return failure(String.valueOf(e.getMessage()));
    }
  }

  /// Prints a result.
  final void result(String line) {
    out().println(line);
  }

  /// Prints names, one a line, with what is known of them; columns are separated by tabs.
  final void result(List<NameEntry> entries) {
    for (NameEntry each : entries) {
      String end =
          each.expires() == null ? "" : "until " + each.expires().truncatedTo(ChronoUnit.SECONDS);
      String line = String.join("\t", each.name(), each.uri().toString(), text(each), end);
      result(line.stripTrailing());
    }
  }

  private static String text(NameEntry entry) {
    return entry.tags().isEmpty() ? "" : String.join(",", entry.tags());
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
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
}
