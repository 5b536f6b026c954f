package dev.hawser.tool.files;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hawser put`: files and folders from here to the server.
@Command(
    name = "put",
    description = {
      "Puts files and folders to a server. Files that are there already are left alone, of changed"
          + " ones only the changes travel, and what broke off goes on where it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hawser put photo.jpg             under its own name",
      "  hawser put photo.jpg in/a.jpg    under another name",
      "  hawser put *.jpg photos in/      several files and folders into a folder",
      "  hawser put --retry backup.tar    however often the line breaks"
    },
    sortOptions = false)
public final class PutCommand extends TransferCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "LOCAL... [REMOTE]",
      hideParamSyntax = true,
      description = {
        "What to put; then where to, in the folder that the server shares (default: right into"
            + " it). One that ends with a slash means: into it."
      })
  private List<String> places = List.of();

  private PutCommand() {}

  @Override
  List<Job> jobs() {
    if (places.size() == 1) {
      return List.of(into("", places.getFirst()));
    }
    String target = Places.remote(places.getLast());
    List<String> sources = places.subList(0, places.size() - 1);
    return sources.size() == 1 && !Places.isInto(target)
        ? List.of(Job.put(sources.getFirst(), target))
        : sources.stream().map(each -> into(target, each)).toList();
  }

  private static Job into(String folder, String local) {
    return Job.put(local, Places.below(folder, Places.nameOfLocal(local)));
  }
}
