package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.disk.Filter;
import dev.hawser.internal.disk.Scanner;
import dev.hawser.internal.operation.NearNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a transfer takes its files from.
///
/// @param base the folder that is transferred, or the one that a single file is in
/// @param start empty, or what the file is called
record SourceFiles(Confined base, String start) {
  /// Where this end was told to look, by its own program. Links to it are followed.
  static SourceFiles here(Path local, boolean folder) {
    Path path = local.toAbsolutePath().normalize();
    try {
      Path real = path.toRealPath();
      checkKind(real, local.toString(), folder, folder ? "use put" : "use putFolder");
      Path parent = real.getParent();
      return folder || parent == null
          ? new SourceFiles(Confined.existingFolder(real), "")
          : new SourceFiles(Confined.existingFolder(parent), name(real));
    } catch (IOException e) {
      throw missing(DiskFailures.of(e, local.toString()), path);
    }
  }

  /// Where the other end wants something from, in a folder that was granted to it.
  ///
  /// @param requested what it has asked for, as it has written it
  static SourceFiles granted(Confined root, Path path, String requested, boolean folder) {
    String relative = root.relative(path);
    try {
      Path real = root.followed(relative);
      checkKind(real, requested, folder, folder ? "use get" : "use getFolder");
      if (folder) {
        return new SourceFiles(root.enter(relative), "");
      }
      Path parent = real.getParent();
      return new SourceFiles(root.enter(root.relative(parent == null ? real : parent)), name(real));
    } catch (FileException e) {
      throw e.reason() == Reason.MISSING ? missing(e, near(root, relative)) : e;
    }
  }

  private static Path near(Confined root, String relative) {
    try {
      return root.existing(relative);
    } catch (FileException noFolder) {
      return Path.of("");
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static void checkKind(Path real, String shown, boolean folder, String instead) {
    boolean isFolder = Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS);
    if (isFolder && !folder) {
      throw DiskFailures.make(Reason.IS_FOLDER, shown, "it is a folder: " + instead);
    }
    if (!isFolder && !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw DiskFailures.make(
          Reason.NO_FILE, shown, "it is neither a file nor a folder, but a device or the like");
    }
    if (!isFolder && folder) {
      throw DiskFailures.make(Reason.NO_FOLDER, shown, "it is a file, no folder: " + instead);
    }
  }

  /// Adds the names that may have been meant.
  private static FileException missing(FileException failure, Path path) {
    Path folder = path.getParent();
    if (failure.reason() != Reason.MISSING || folder == null) {
      return failure;
    }
    try (Stream<Path> all = Files.list(folder)) {
      String hint = NearNames.hint(name(path), all.map(SourceFiles::name));
      return new FileException(
          failure.reason(), failure.path(), failure.getMessage() + hint, failure.outcome());
    } catch (IOException | UncheckedIOException nobodyCanLook) {
      return failure;
    }
  }

  /// What finds the files.
  Scanner scanner(TransferOptions options) {
    Filter filter = new Filter(options.includes(), options.excludes());
    return new Scanner(base, start, filter, options.links());
  }
}
