package dev.hawser.object;

/// For whom an exported service has an object. If its creator throws, that call fails, and the next
/// one tries again.
public enum InstanceMode {
  /// One for everybody, made when it is first called. If it is {@link AutoCloseable}, it is closed
  /// when the export is taken back.
  SINGLE,
  /// One for each session, made when that first calls it and let go when the session ends. If it is
  /// {@link AutoCloseable}, it is closed then.
  SESSION,
  /// One for each call; closed after it if it is {@link AutoCloseable}.
  CALL
}
