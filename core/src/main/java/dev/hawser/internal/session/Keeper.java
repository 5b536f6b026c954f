package dev.hawser.internal.session;

/// Whoever gets a session its connections. Calls must not block.
interface Keeper {
  /// The connection was lost.
  void lost();

  /// The other end broke the protocol, and the connection was cut for it.
  default void misbehaved(String how) {}

  /// The session has ended.
  void over();
}
