package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.disk.NameRules;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a transfer puts its files into. Nothing is made for a plan.
///
/// @param base the folder that becomes like the source, or the one that a single file comes into;
///   null if it is missing and only a plan is wanted
/// @param start empty, or what the file will be called
record TargetFiles(@Nullable Confined base, String start) {
  /// Where this end was told to put things, by its own program.
  ///
  /// @param name what a single file is called there, should the path be a folder's
  static TargetFiles here(Path local, String name, boolean folder, boolean dry) {
    Path path = local.toAbsolutePath().normalize();
    if (folder) {
      return new TargetFiles(here(path, dry), "");
    }
    Path file = Files.isDirectory(path) ? path.resolve(checked(name)) : path;
    Path parent = file.getParent();
    Path last = file.getFileName();
    if (parent == null || last == null) {
      throw DiskFailures.make(Reason.IS_FOLDER, local.toString(), "it is no file: name one");
    }
    return new TargetFiles(here(parent, dry), last.toString());
  }

  private static @Nullable Confined here(Path folder, boolean dry) {
    return dry && !Files.exists(folder) ? null : Confined.folder(folder);
  }

  /// Where the other end wants to put things, in a folder that was granted to it.
  ///
  /// @param requested what it has asked for, as it has written it
  /// @param name as above
  static TargetFiles granted(
      Confined root, Path path, String requested, String name, boolean folder, boolean dry) {
    String relative = root.relative(path);
    if (folder) {
      return new TargetFiles(granted(root, relative, dry), "");
    }
    boolean into = relative.isEmpty() || requested.endsWith("/") || isFolder(root, relative);
    String file = into ? joined(relative, checked(name)) : relative;
    int slash = file.lastIndexOf('/');
    String parent = slash < 0 ? "" : file.substring(0, slash);
    return new TargetFiles(granted(root, parent, dry), file.substring(slash + 1));
  }

  private static boolean isFolder(Confined root, String relative) {
    try {
      return Files.isDirectory(root.followed(relative));
    } catch (FileException e) {
      if (e.reason() == Reason.MISSING) {
        return false;
      }
      throw e;
    }
  }

  private static @Nullable Confined granted(Confined root, String relative, boolean dry) {
    if (!dry) {
      return root.makeAndEnter(relative);
    }
    try {
      return root.enter(relative);
    } catch (FileException e) {
      if (e.reason() == Reason.MISSING) {
        return null;
      }
      throw e;
    }
  }

  private static String joined(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /// The name comes from elsewhere, so it may be anything.
  private static String checked(String name) {
    if (name.isEmpty() || name.contains("/") || name.equals(".") || name.equals("..")) {
      throw DiskFailures.make(
          Reason.BAD_NAME, name, "it is no name of a file: name the file that it shall become");
    }
    return name;
  }

  /// What decides about each file.
  Destination destination(TransferOptions options) {
    Confined folder = base;
    return folder == null
        ? Destination.missing(start, options, NameRules.assumed())
        : new Destination(folder, start, options, NameRules.of(folder.base()));
  }
}
