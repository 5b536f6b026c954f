package dev.hawser.internal.session;

import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;
import dev.hawser.spi.Connection;

/// What a session tells its owner. Calls come on internal threads and must not block.
public interface SessionListener {
  /// The other end begins a stream.
  ///
  /// @param service the number the other end gave to {@link Session#open}
  /// @return who hears of the stream's messages; throwing refuses the stream with that message
  StreamListener accept(Stream stream, int service);

  /// The other end has made a lane, a connection beside the session's own, and both ends have
  /// proved that they belong to the session. Never called at the end that dials.
  ///
  /// Unlike the other calls this one comes on a platform thread made for the lane, and may block as
  /// long as it likes. The connection is the listener's: it must be closed when it is not used any
  /// more, and is closed by itself when this call throws, or the session ends.
  ///
  /// @param number what the other end gave to {@link Session#dialLane}; not to be trusted
  default void lane(long number, Connection connection) {
    connection.close();
  }

  /// The connection was lost, or found again. Not called for the first connection, nor for {@link
  /// PeerState#CLOSED}.
  void stateChanged(PeerState state);

  /// The session is over. Called once; every stream has failed before.
  void ended(DisconnectedException reason);
}
