package dev.hawser.object;

import dev.hawser.Peer;

/// An exported object that wants to know for whom it is there.
///
/// It is told of each session once: when that looks it up or, if it was made later than that, calls
/// it; and again when that session ends, or the object is taken back. An object that serves a
/// single call is told before and after that. Each time it is a virtual thread of its own that
/// tells; a session's first call waits until the object has been told of it.
///
/// Nobody reaches these methods from afar.
public interface SessionAware {
  /// A session begins to use the object.
  default void connected(Peer peer) {}

  /// A session that used the object has ended. Comes after {@link #connected} has returned.
  default void disconnected(Peer peer) {}
}
