package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Set;

/// Opens a file by going down to it folder by folder, each opened inside the one before and none
/// through a link. So it cannot be led elsewhere, even if folders are exchanged for links at the
/// same moment.
///
/// Where the operating system has no such way, as on Windows, the file is opened by its path, and
/// looking at it once more has to do.
final class Descent {
  private Descent() {}

  /// Opens a file.
  ///
  /// @param base the folder to start in
  /// @param path of the file, below the base and without links
  /// @param options with `NOFOLLOW_LINKS`
  /// @param recheck makes sure that the path is still inside, if that is not certain
  static FileChannel open(Path base, Path path, Set<? extends OpenOption> options, Runnable recheck)
      throws IOException {
    try (DirectoryStream<Path> top = Files.newDirectoryStream(base)) {
      if (top instanceof SecureDirectoryStream<Path> folder) {
        return open(folder, base.relativize(path), options);
      }
    }
    FileChannel channel = FileChannel.open(path, options);
    try {
      recheck.run();
      return channel;
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel open(
      SecureDirectoryStream<Path> folder, Path way, Set<? extends OpenOption> options)
      throws IOException {
    Path name = way.getName(0);
    if (way.getNameCount() > 1) {
      try (var next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        return open(next, way.subpath(1, way.getNameCount()), options);
      }
    }
    return (FileChannel) folder.newByteChannel(name, options);
  }
}
