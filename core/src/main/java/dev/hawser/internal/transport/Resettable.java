package dev.hawser.internal.transport;

/// A connection that can break the way a crashed host breaks one: at once, without a goodbye, with
/// the bytes that nobody has read yet thrown away.
public interface Resettable {
  /// Breaks the connection. Never throws.
  void reset();
}
