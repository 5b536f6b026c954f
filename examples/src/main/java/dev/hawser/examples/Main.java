package dev.hawser.examples;

import dev.hawser.HawserException;
import dev.hawser.examples.chat.Chat;
import dev.hawser.examples.demo.Demo;
import dev.hawser.examples.integral.Integral;
import dev.hawser.examples.primes.Primes;
import dev.hawser.tool.NamesCommand;
import dev.hawser.tool.RevokeCommand;
import dev.hawser.tool.TicketCommand;
import dev.hawser.tool.TicketsCommand;
import dev.hawser.tool.Tool;
import dev.hawser.tool.WorkerCommand;
import dev.hawser.tool.echo.EchoClientCommand;
import dev.hawser.tool.echo.EchoCommand;
import dev.hawser.tool.files.GetCommand;
import dev.hawser.tool.files.ListCommand;
import dev.hawser.tool.files.PutCommand;
import dev.hawser.tool.files.ShareCommand;
import dev.hawser.tool.files.SyncCommand;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// The `hawser` command: the tool's commands, and every example as one more.
@Command(
    name = "hawser",
    description = "Hawser ties JVMs together: shared maps, queues and pipes.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Tool.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it went well", "1:it failed", "2:the command line is wrong"},
    subcommands = {
      Demo.class,
      Chat.class,
      Integral.class,
      Primes.class,
      ExamplesCommand.class,
      ExampleCommand.class,
      PutCommand.class,
      GetCommand.class,
      SyncCommand.class,
      ListCommand.class,
      ShareCommand.class,
      EchoCommand.class,
      EchoClientCommand.class,
      WorkerCommand.class,
      NamesCommand.class,
      TicketCommand.class,
      TicketsCommand.class,
      RevokeCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  /// These programs say themselves what happens; the log would only say it again.
  private static final Logger LOG = Logger.getLogger("dev.hawser");

  /// Runs a subcommand and exits with its code.
  public static void main(String... args) {
    LOG.setLevel(Level.WARNING);
    System.exit(
        Programs.find(args)
            .map(program -> Programs.run(program, args))
            .orElseGet(() -> commandLine().execute(args)));
  }

  private static CommandLine commandLine() {
    CommandLine hawser = new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    // What follows an example's name is for the example.
    Objects.requireNonNull(hawser.getSubcommands().get("example")).setStopAtPositional(true);
    return hawser;
  }

  /// What Hawser throws says what went wrong; a stack would only hide it.
  private static int explain(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!(e instanceof HawserException)) {
      throw e;
    }
    command.getErr().println(command.getColorScheme().errorText("hawser: " + e.getMessage()));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
