package dev.hawser.internal.file;

import static java.util.Objects.requireNonNull;

import dev.hawser.FileException;
import dev.hawser.file.FileEntry;
import dev.hawser.file.RemoteFiles;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferResult;
import dev.hawser.internal.disk.Filter;
import dev.hawser.internal.file.protocol.Control.Begin;
import dev.hawser.internal.file.protocol.Control.Way;
import dev.hawser.internal.file.remote.RemoteOperations;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;

/// The files of the other end of a session.
final class PeerFiles implements RemoteFiles {
  private final Transfers transfers;
  private final RemoteOperations operations;

  PeerFiles(Transfers transfers, RemoteOperations operations) {
    this.transfers = transfers;
    this.operations = operations;
  }

  // ---- transfers ----

  @Override
  public TransferResult get(String remote, Path local, TransferOptions options) {
    return start(Way.GET, false, remote, local, options).future().await();
  }

  @Override
  public Transfer getAsync(String remote, Path local, TransferOptions options) {
    return start(Way.GET, false, remote, local, options).future();
  }

  @Override
  public TransferResult put(Path local, String remote, TransferOptions options) {
    return start(Way.PUT, false, remote, local, options).future().await();
  }

  @Override
  public Transfer putAsync(Path local, String remote, TransferOptions options) {
    return start(Way.PUT, false, remote, local, options).future();
  }

  @Override
  public TransferResult getFolder(String remote, Path local, TransferOptions options) {
    return start(Way.GET, true, remote, local, options).future().await();
  }

  @Override
  public Transfer getFolderAsync(String remote, Path local, TransferOptions options) {
    return start(Way.GET, true, remote, local, options).future();
  }

  @Override
  public TransferResult putFolder(Path local, String remote, TransferOptions options) {
    return start(Way.PUT, true, remote, local, options).future().await();
  }

  @Override
  public Transfer putFolderAsync(Path local, String remote, TransferOptions options) {
    return start(Way.PUT, true, remote, local, options).future();
  }

  private OutgoingTransfer start(
      Way way, boolean folder, String remote, Path local, TransferOptions options) {
    return start(way, folder, false, remote, local, options);
  }

  private OutgoingTransfer start(
      Way way, boolean folder, boolean dry, String remote, Path local, TransferOptions options) {
    requireNonNull(remote, "remote");
    requireNonNull(local, "local");
    requireNonNull(options, "options");
    // Throws if a pattern is malformed, before anything is begun.
    var _ = new Filter(options.includes(), options.excludes());
    String name = way == Way.PUT ? nameOf(local) : "";
    Begin begin = new Begin(way, folder, dry, remote, name, options);
    OutgoingTransfer transfer = new OutgoingTransfer(transfers, begin, local);
    transfer.start();
    return transfer;
  }

  private static String nameOf(Path local) {
    Path name = local.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  // ---- plans ----

  /// Whether it is a folder, only the other end knows.
  @Override
  public TransferPlan planGet(String remote, Path local, TransferOptions options) {
    try {
      return plan(Way.GET, false, remote, local, options);
    } catch (FileException e) {
      if (e.reason() != FileException.Reason.IS_FOLDER) {
        throw e;
      }
      return plan(Way.GET, true, remote, local, options);
    }
  }

  @Override
  public TransferPlan planPut(Path local, String remote, TransferOptions options) {
    return plan(Way.PUT, Files.isDirectory(local), remote, local, options);
  }

  private TransferPlan plan(
      Way way, boolean folder, String remote, Path local, TransferOptions options) {
    OutgoingTransfer transfer = start(way, folder, true, remote, local, options);
    var _ = transfer.future().await();
    return transfer.plan();
  }

  // ---- all else ----

  @Override
  public SeekableByteChannel open(String remote, OpenOption... options) {
    return operations.open(remote, options);
  }

  @Override
  public InputStream newInputStream(String remote) {
    return operations.newInputStream(remote);
  }

  @Override
  public OutputStream newOutputStream(String remote) {
    return operations.newOutputStream(remote);
  }

  @Override
  public List<FileEntry> list(String remote) {
    return operations.list(remote);
  }

  @Override
  public FileEntry stat(String remote) {
    return operations.stat(remote);
  }

  @Override
  public void delete(String remote) {
    operations.delete(remote);
  }

  @Override
  public void deleteFolder(String remote) {
    operations.deleteFolder(remote);
  }

  @Override
  public void move(String from, String to) {
    operations.move(from, to);
  }

  @Override
  public void createFolder(String remote) {
    operations.createFolder(remote);
  }
}
