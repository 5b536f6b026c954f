package dev.hawser.tool;

import dev.hawser.tool.echo.EchoClientCommand;
import dev.hawser.tool.echo.EchoCommand;
import dev.hawser.tool.files.GetCommand;
import dev.hawser.tool.files.ListCommand;
import dev.hawser.tool.files.PutCommand;
import dev.hawser.tool.files.ShareCommand;
import dev.hawser.tool.files.SyncCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The `hawser` command of this module alone; each of its subcommands may also be one of another.
@Command(
    name = "hawser",
    description =
        "Tickets for this user's servers, workers for anybody's, names, files, and an echo.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Tool.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it went well", "1:it failed", "2:the command line is wrong"},
    subcommands = {
      TicketCommand.class,
      TicketsCommand.class,
      RevokeCommand.class,
      WorkerCommand.class,
      NamesCommand.class,
      PutCommand.class,
      GetCommand.class,
      SyncCommand.class,
      ListCommand.class,
      ShareCommand.class,
      EchoCommand.class,
      EchoClientCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Tool {
  /// The commands say themselves what happens; the log would only say it again.
  private static final Logger LOG = Logger.getLogger("dev.hawser");

  /// For picocli, which fills it in.
  public Tool() {}

  /// Runs a subcommand and exits with its code.
  public static void main(String... args) {
    LOG.setLevel(Level.WARNING);
    System.exit(new CommandLine(new Tool()).execute(args));
  }

  /// Says which release this is, and on which Java it runs.
  public static final class Version implements IVersionProvider {
    private Version() {}

    @Override
    public String[] getVersion() {
      Module module = Tool.class.getModule();
      String version =
          module.isNamed()
              ? module.getDescriptor().rawVersion().orElse("(unpackaged)")
              : "(unpackaged)";
      return new String[] {"hawser " + version + " on Java " + Runtime.version()};
    }
  }
}
