package dev.hawser;

/// Where a session stands.
///
/// ```
/// CONNECTED <--> RECONNECTING --> CLOSED
///     '---------------------------^
/// ```
public enum PeerState {
  /// A connection is up.
  CONNECTED,
  /// The connection is lost and the session waits for a new one. Operations wait too.
  RECONNECTING,
  /// The session is over; nothing brings it back.
  CLOSED
}
