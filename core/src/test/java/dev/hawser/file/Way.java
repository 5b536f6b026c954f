package dev.hawser.file;

import java.nio.file.Path;

/// The two ways that files go between a client and its server, so that a test can try both.
enum Way {
  PUT,
  GET;

  /// The folder that files come from.
  Path from(FileLab lab) {
    return this == PUT ? lab.near : lab.far;
  }

  /// The folder that files go to.
  Path to(FileLab lab) {
    return this == PUT ? lab.far : lab.near;
  }

  /// Transfers a file.
  ///
  /// @param source relative to where it comes from
  /// @param target relative to where it goes
  Transfer file(FileLab lab, String source, String target, TransferOptions options) {
    return file(lab.files(), lab, source, target, options);
  }

  /// As above, by another client of the same server.
  Transfer file(
      RemoteFiles files, FileLab lab, String source, String target, TransferOptions options) {
    return this == PUT
        ? files.putAsync(lab.near.resolve(source), target, options)
        : files.getAsync(source, lab.near.resolve(target), options);
  }

  /// Transfers a folder.
  Transfer folder(FileLab lab, String source, String target, TransferOptions options) {
    return this == PUT
        ? lab.files().putFolderAsync(lab.near.resolve(source), target, options)
        : lab.files().getFolderAsync(source, lab.near.resolve(target), options);
  }

  /// What transferring something would do.
  TransferPlan plan(FileLab lab, String source, String target, TransferOptions options) {
    return this == PUT
        ? lab.files().planPut(lab.near.resolve(source), target, options)
        : lab.files().planGet(source, lab.near.resolve(target), options);
  }
}
