package dev.hawser.tool.files;

import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.file.TransferOptions;
import dev.hawser.tool.Screen;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A command that transfers files and folders.
abstract class TransferCommand extends FilesCommand {
  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dry;

  @Option(
      names = "--retry",
      description =
          "Go on until everything is transferred, even if the server is away for a while or is"
              + " restarted.")
  private boolean retry;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but what went wrong; with --json, no progress.")
  private boolean quiet;

  @Mixin private final TransferChoices choices = new TransferChoices();

  /// What is to be transferred.
  ///
  /// @throws IllegalArgumentException if that makes no sense
  abstract List<Job> jobs();

  /// What only one of the commands can do.
  TransferOptions refine(TransferOptions options) {
    return options;
  }

  @Override
  final int run() throws IOException, InterruptedException {
    List<Job> jobs = jobs();
    Report report = report();
    Courier courier = new Courier(server(), refine(choices.options()), report);
    if (dry) {
      return courier.plan(jobs) ? SUCCESS : FAILURE;
    }
    Thread stop = new Thread(courier::stop, "hawser-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return courier.carry(jobs, retry) ? SUCCESS : FAILURE;
    } catch (HawserException e) {
      if (!courier.isStopped()) {
        report.broken(explained(e), e);
      }
      return FAILURE;
    } finally {
      forget(stop);
    }
  }

  private String explained(HawserException why) {
    return why instanceof DisconnectedException && choices.keepsParts()
        ? why.getMessage() + " (what has arrived is kept, and the same command goes on from there)"
        : String.valueOf(why.getMessage());
  }

  private static void forget(Thread hook) {
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs already.
    }
  }

  private Report report() {
    Screen screen = Screen.of(commandLine());
    if (isJson()) {
      return new JsonReport(screen, quiet);
    }
    return new TextReport(screen, quiet, Terminal.isThere() ? new Terminal() : null);
  }
}
