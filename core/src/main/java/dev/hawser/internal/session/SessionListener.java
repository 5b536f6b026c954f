package dev.hawser.internal.session;

import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;

/// What a session tells its owner. Calls come on internal threads and must not block.
public interface SessionListener {
  /// The other end begins a stream.
  ///
  /// @param service the number the other end gave to {@link Session#open}
  /// @return who hears of the stream's messages; throwing refuses the stream with that message
  StreamListener accept(Stream stream, int service);

  /// The connection was lost, or found again. Not called for the first connection, nor for {@link
  /// PeerState#CLOSED}.
  void stateChanged(PeerState state);

  /// The session is over. Called once; every stream has failed before.
  void ended(DisconnectedException reason);
}
