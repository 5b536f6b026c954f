package dev.hawser.tool.files;

import dev.hawser.FileException;
import dev.hawser.file.RemoteFiles;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan;
import java.nio.file.Files;
import java.nio.file.Path;

/// One file or folder to be transferred.
///
/// @param put whether from here to there, not the other way round
/// @param folder whether only a folder will do
/// @param name what the user calls it
/// @param local where it is or goes here
/// @param remote where it is or goes there
record Job(boolean put, boolean folder, String name, Path local, String remote) {
  /// From here to there.
  static Job put(String local, String remote) {
    Path path = Path.of(local);
    return new Job(true, Files.isDirectory(path), local, path, remote);
  }

  /// From there to here; that it is a folder turns out when it is asked for.
  static Job get(String remote, Path local) {
    return new Job(false, false, remote.isEmpty() ? ":" : remote, local, remote);
  }

  /// A folder that becomes like another.
  Job asFolder() {
    return new Job(put, true, name, local, remote);
  }

  /// Whether it failed only because it is a folder, so that {@link #asFolder} will do.
  boolean isFolderAfter(FileException why) {
    return !put && !folder && why.reason() == FileException.Reason.IS_FOLDER;
  }

  /// Begins the transfer.
  Transfer begin(RemoteFiles files, TransferOptions options) {
    if (put) {
      return folder
          ? files.putFolderAsync(local, remote, options)
          : files.putAsync(local, remote, options);
    }
    return folder
        ? files.getFolderAsync(remote, local, options)
        : files.getAsync(remote, local, options);
  }

  /// What the transfer would do.
  TransferPlan plan(RemoteFiles files, TransferOptions options) {
    return put ? files.planPut(local, remote, options) : files.planGet(remote, local, options);
  }

  /// Where the transfer leads, for people: `photos -> :in/photos`.
  String way() {
    return put ? local + " -> :" + remote : ":" + remote + " -> " + local;
  }
}
