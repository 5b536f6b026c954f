package dev.hawser.internal.file;

import dev.hawser.Peer;
import dev.hawser.file.FanOut;
import dev.hawser.file.FanOutResult;
import dev.hawser.file.RemoteFiles;
import dev.hawser.file.ServerFiles;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Transfers to all clients of a server, side by side.
public final class AllClients implements ServerFiles {
  private final Supplier<List<Peer>> clients;

  /// Creates it.
  ///
  /// @param clients those that are connected
  public AllClients(Supplier<List<Peer>> clients) {
    this.clients = clients;
  }

  @Override
  public FanOutResult putToAll(Path local, String remote, TransferOptions options) {
    return putAll(local, remote, options).await();
  }

  @Override
  public FanOut putToAllAsync(Path local, String remote, TransferOptions options) {
    return putAll(local, remote, options);
  }

  @Override
  public FanOutResult putFolderToAll(Path local, String remote, TransferOptions options) {
    return putAllFolders(local, remote, options).await();
  }

  @Override
  public FanOut putFolderToAllAsync(Path local, String remote, TransferOptions options) {
    return putAllFolders(local, remote, options);
  }

  private FanOutFuture putAll(Path local, String remote, TransferOptions options) {
    return toAll("putting file '" + local, files -> files.putAsync(local, remote, options));
  }

  private FanOutFuture putAllFolders(Path local, String remote, TransferOptions options) {
    return toAll("putting folder '" + local, files -> files.putFolderAsync(local, remote, options));
  }

  private FanOutFuture toAll(String what, Function<RemoteFiles, Transfer> put) {
    Map<Peer, Transfer> transfers = new LinkedHashMap<>();
    for (Peer client : clients.get()) {
      transfers.put(client, put.apply(client.files()));
    }
    return FanOutFuture.of(what + "' to all clients", transfers);
  }
}
