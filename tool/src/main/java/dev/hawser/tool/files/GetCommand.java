package dev.hawser.tool.files;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hawser get`: files and folders from the server to here.
@Command(
    name = "get",
    description = {
      "Gets files and folders from a server. Files that are there already are left alone, of"
          + " changed ones only the changes travel, and what broke off goes on where it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hawser get photo.jpg             into the working directory",
      "  hawser get photo.jpg a.jpg       under another name",
      "  hawser get a.jpg photos in/      several files and folders into a folder",
      "  hawser get --retry backup.tar    however often the line breaks"
    },
    sortOptions = false)
public final class GetCommand extends TransferCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "REMOTE... [LOCAL]",
      hideParamSyntax = true,
      description = {
        "What to get from the folder that the server shares; then where to (default: the working"
            + " directory). One that ends with a slash means: into it."
      })
  private List<String> places = List.of();

  private GetCommand() {}

  @Override
  List<Job> jobs() {
    if (places.size() == 1) {
      return List.of(into("", places.getFirst()));
    }
    String target = places.getLast();
    List<String> sources = places.subList(0, places.size() - 1);
    return sources.size() == 1 && !Places.isInto(target)
        ? List.of(Job.get(Places.remote(sources.getFirst()), Path.of(target)))
        : sources.stream().map(each -> into(target, each)).toList();
  }

  private static Job into(String folder, String place) {
    String remote = Places.remote(place);
    String name = Places.nameOfRemote(remote);
    if (name.isEmpty() && folder.isEmpty()) {
      throw new IllegalArgumentException(
          "all that is shared has no name of its own: say where to put it, as in: get : copy");
    }
    return Job.get(remote, Path.of(folder, name));
  }
}
