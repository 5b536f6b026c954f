package dev.hawser.file;

/// What becomes of symbolic links in a folder.
public enum Links {
  /// They are transferred as links. Those that lead out of the folder are refused, each by itself.
  KEEP,
  /// They are left out.
  SKIP
}
