package dev.hawser.benchmarks.files;

import java.nio.file.Path;
import java.util.List;

/// What is measured.
///
/// @param size of the big file, in bytes
/// @param forks how often each copy is made
/// @param only which tables
/// @param folder where the files are
/// @param repository whose working copy is one of the folders
record FilesOptions(long size, int forks, List<String> only, Path folder, Path repository) {
  private static final List<String> ALL = List.of("big", "load", "small", "tree");

  static String help() {
    return """
    Usage: benchmarks/run files [OPTION...]

    Files and folders between two processes on the loopback interface, beside the limits of the
    same link, scp and rsync.

      --only LIST     of big, load, small, tree (default: all)
      --size N        of the big file, such as 200m or 4g (default: 4g)
      --forks N       how often each copy is made (default: 3)
      --folder DIR    where the files are (default: the temporary folder)
      --no-build      measure what was built before
    """;
  }

  static FilesOptions parse(String... args) {
    long size = 4L << 30;
    int forks = 3;
    List<String> only = ALL;
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    Path repository = Path.of("");
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value; see --help");
      }
      String value = args[i + 1];
      switch (args[i]) {
        case "--size" -> size = bytes(value);
        case "--forks" -> forks = Integer.parseInt(value);
        case "--only" -> only = List.of(value.split(","));
        case "--folder" -> folder = Path.of(value);
        case "--repository" -> repository = Path.of(value);
        default -> throw new IllegalArgumentException("no option " + args[i] + "; see --help");
      }
    }
    if (!ALL.containsAll(only)) {
      throw new IllegalArgumentException("--only is a list of " + ALL + ", not " + only);
    }
    return new FilesOptions(size, forks, only, folder, repository.toAbsolutePath());
  }

  private static long bytes(String text) {
    int last = text.length() - 1;
    return switch (text.charAt(last)) {
      case 'g' -> Long.parseLong(text.substring(0, last)) << 30;
      case 'm' -> Long.parseLong(text.substring(0, last)) << 20;
      default -> Long.parseLong(text);
    };
  }

  boolean wants(String table) {
    return only.contains(table);
  }
}
