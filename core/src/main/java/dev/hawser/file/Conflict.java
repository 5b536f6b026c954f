package dev.hawser.file;

/// What becomes of a file that is in the way of one to be transferred and differs from it.
public enum Conflict {
  /// It is replaced, at once and as a whole.
  OVERWRITE,
  /// It stays, and the new one is not transferred.
  SKIP,
  /// It stays, and the new one gets another name: `report (2).txt`.
  RENAME,
  /// It stays, and the transfer of this file fails with {@link
  /// dev.hawser.FileException.Reason#EXISTS}.
  FAIL
}
