package dev.hawser.testing;

/// The ways in which a {@link FaultPlan} breaks a connection. Each hits both directions.
public enum Cut {
  /// Both ends learn at once that the connection has ended. A write under way is completed first.
  CLOSE,

  /// As if a host had crashed: over TCP a reset is sent, and bytes that nobody has read yet are
  /// lost at both ends. Where the transport cannot do that, it is an abrupt close.
  RESET,

  /// Of the next bytes in either direction only the first few pass, how many is left to chance;
  /// then the connection closes. The write itself reports success, as a kernel would.
  MID_FRAME,

  /// The connection falls silent and says nothing: what is written disappears, nothing arrives, and
  /// both ends believe that all is well until their own patience ends. The end that the plan wraps
  /// does not even notice when the other one closes; if it closes itself, the other end is told.
  HALF_OPEN
}
