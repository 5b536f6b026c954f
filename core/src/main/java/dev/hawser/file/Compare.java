package dev.hawser.file;

/// How a transfer finds out which files the destination has already.
public enum Compare {
  /// Equal are files of the same size and time of modification.
  SIZE_AND_TIME,
  /// Equal are files of the same content; all that have the same size are read at both ends.
  CONTENT,
  /// None: everything is transferred, though blocks that are there already need not travel.
  NOTHING
}
