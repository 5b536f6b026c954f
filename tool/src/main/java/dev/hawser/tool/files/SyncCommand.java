package dev.hawser.tool.files;

import dev.hawser.file.TransferOptions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hawser sync`: makes a folder like another one, in either direction.
@Command(
    name = "sync",
    description = {
      "Makes a folder like another. The one with a colon before it is the server's: 'sync photos"
          + " :photos' goes there, 'sync :photos photos' comes here. Only what differs travels."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hawser sync photos :photos                 to the server",
      "  hawser sync :photos photos                 from the server",
      "  hawser sync --delete --dry-run : copy      what a mirror of all that is shared would take",
      "  hawser sync --exclude target work :work    without the folders named target"
    },
    sortOptions = false)
public final class SyncCommand extends TransferCommand {
  @Parameters(index = "0", paramLabel = "FROM", description = "The folder to take from.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The folder that becomes like it.")
  private String to = "";

  @Option(
      names = "--delete",
      description = "Delete there what is not here, if all else has gone well.")
  private boolean mirror;

  private SyncCommand() {}

  @Override
  List<Job> jobs() {
    if (Places.isRemote(from) == Places.isRemote(to)) {
      throw new IllegalArgumentException(
          "one of the two must be the server's, with a colon before it: sync "
              + (Places.isRemote(from) ? from + " " + to.substring(1) : from + " :" + to));
    }
    Job job =
        Places.isRemote(to)
            ? Job.put(from, Places.remote(to))
            : Job.get(Places.remote(from), Path.of(to));
    return List.of(job.asFolder());
  }

  @Override
  TransferOptions refine(TransferOptions options) {
    return mirror ? options.mirrored() : options;
  }
}
