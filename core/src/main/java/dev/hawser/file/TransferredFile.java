package dev.hawser.file;

import static java.util.Objects.requireNonNull;

/// A file that was transferred.
///
/// @param path relative to the transfer's folder; for a single file its name at the destination
/// @param size in bytes
/// @param digest what both ends agree the content is: `sha256:` and the SHA-256 of the content if
///   the transfer was {@link TransferOptions#verified}, else `tree:` and the SHA-256 of the CRC32C
///   sums, four bytes each in network order, of its chunks of 128 KiB
public record TransferredFile(String path, long size, String digest) {
  /// Checks that all is there.
  public TransferredFile {
    requireNonNull(path, "path");
    requireNonNull(digest, "digest");
  }
}
