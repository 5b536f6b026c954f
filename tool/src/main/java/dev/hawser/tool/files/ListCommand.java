package dev.hawser.tool.files;

import dev.hawser.Client;
import dev.hawser.FileException;
import dev.hawser.file.FileEntry;
import dev.hawser.file.RemoteFiles;
import dev.hawser.tool.Screen;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hawser ls`: what there is in a folder of the server.
@Command(
    name = "ls",
    description = {
      "Lists a folder of a server: permissions, size, time and name. Names of folders end with a"
          + " slash."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hawser ls            all that the server shares",
      "  hawser ls photos     a folder",
      "  hawser ls --json     for programs"
    },
    sortOptions = false)
public final class ListCommand extends FilesCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Parameters(
      arity = "0..1",
      paramLabel = "REMOTE",
      defaultValue = "",
      description = "The folder, or a file (default: all that the server shares).")
  private String remote = "";

  private ListCommand() {}

  @Override
  int run() throws IOException {
    try (Client client = connect(server())) {
      List<FileEntry> entries = entries(client.files(), Places.remote(remote));
      Screen screen = Screen.of(commandLine());
      int width = entries.stream().mapToInt(each -> size(each).length()).max().orElse(0);
      for (FileEntry each : entries) {
        screen.result(isJson() ? json(each).toString() : line(each, width));
      }
      return SUCCESS;
    }
  }

  private static List<FileEntry> entries(RemoteFiles files, String path) {
    try {
      return files.list(path);
    } catch (FileException e) {
      if (e.reason() != FileException.Reason.NO_FOLDER) {
        throw e;
      }
      return List.of(files.stat(path));
    }
  }

  private static String line(FileEntry entry, int width) {
    String permissions = entry.permissions() == null ? "" : entry.permissions();
    return "%-9s  %s%s  %s  %s"
        .formatted(
            permissions,
            " ".repeat(width - size(entry).length()),
            size(entry),
            TIME.format(entry.modified()),
            shown(entry));
  }

  private static String size(FileEntry entry) {
    return entry.kind() == FileEntry.Kind.FILE
        ? String.format(Locale.ROOT, "%,d", entry.size())
        : "-";
  }

  private static String shown(FileEntry entry) {
    return switch (entry.kind()) {
      case FILE -> entry.name();
      case FOLDER -> entry.name() + "/";
      case LINK -> entry.name() + " -> " + entry.link();
      case OTHER -> entry.name() + " (a device or the like)";
    };
  }

  private static Json json(FileEntry entry) {
    return Json.of("entry")
        .add("path", entry.path())
        .add("kind", entry.kind())
        .add("size", entry.size())
        .add("modified", entry.modified().toString())
        .add("permissions", entry.permissions())
        .add("link", entry.link());
  }
}
