package dev.hawser.file;

import java.nio.file.Path;

/// Files from a server to all of its clients. Each client decides by itself what it permits: see
/// {@link dev.hawser.ClientBuilder#trust}. Safe for use by many threads.
public interface ServerFiles {
  /// Puts a file to every client that is connected now, side by side, and waits until each has it
  /// or has failed. One that fails holds up nobody.
  ///
  /// @param remote where to, at each client, as for {@link RemoteFiles#put(Path, String)}
  default FanOutResult putToAll(Path local, String remote) {
    return putToAll(local, remote, TransferOptions.defaults());
  }

  /// As {@link #putToAll(Path, String)}.
  FanOutResult putToAll(Path local, String remote, TransferOptions options);

  /// As {@link #putToAll(Path, String)}, without waiting.
  FanOut putToAllAsync(Path local, String remote, TransferOptions options);

  /// Puts a folder to every client that is connected now, as {@link #putToAll} does.
  ///
  /// @param remote where to, at each client, as for {@link RemoteFiles#putFolder(Path, String)}
  default FanOutResult putFolderToAll(Path local, String remote) {
    return putFolderToAll(local, remote, TransferOptions.defaults());
  }

  /// As {@link #putFolderToAll(Path, String)}.
  FanOutResult putFolderToAll(Path local, String remote, TransferOptions options);

  /// As {@link #putFolderToAll(Path, String)}, without waiting.
  FanOut putFolderToAllAsync(Path local, String remote, TransferOptions options);
}
