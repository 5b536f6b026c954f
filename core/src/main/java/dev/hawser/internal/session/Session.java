package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;
import dev.hawser.internal.security.Visitor;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.io.IOException;

/// One reliable, multiplexed conversation with a peer, over whatever connection is up at the
/// moment.
///
/// Whatever is sent on a stream arrives once and in order as long as the session lives, however
/// often its connection breaks. Messages that fit one frame also arrive in the order in which they
/// were sent *across* streams, unless a stream's window held them back.
public interface Session {
  /// The session's number at its server, the same at both ends.
  long id();

  /// The name the client gave, or a default made from the id.
  String clientName();

  /// As whom the server let the client in, the same at both ends.
  String identity();

  /// Who the other end is to this one, with what it may do here.
  Visitor visitor();

  /// What the other end lets this one do, as it said when they last connected.
  Trust granted();

  /// Where the other end is.
  Address remote();

  /// Where the session stands.
  PeerState state();

  /// Begins a stream to a service of the other end. Never blocks; nothing travels until the first
  /// message is sent.
  ///
  /// @throws DisconnectedException if the session is over
  Stream open(int service, StreamListener listener);

  /// Whether this end is the one that dials: the client's.
  boolean dials();

  /// Makes a lane: one more connection to the other end, as safe as the session's own, which
  /// carries whatever its users send and nothing else. Nothing is numbered, kept or sent again
  /// there: a lane that breaks is gone, and its users agree over the session on what has arrived.
  ///
  /// The session does not mind when a lane breaks, nor its lanes when its own connection does; a
  /// lane that falls silent is for its users to notice. All are closed when the session ends.
  ///
  /// Blocks for a bounded time. Call it on a platform thread: a socket that a virtual thread has
  /// used is slower for good.
  ///
  /// @param number tells the other end what the lane is for; see {@link SessionListener#lane}
  /// @return the lane; close it when it is not used any more, since a session has only a few
  /// @throws IOException if the other end cannot be reached, or takes no more lanes; the message
  ///   says why
  /// @throws IllegalStateException if this end does not dial
  Connection dialLane(long number) throws IOException;

  /// Whether this end has sent a small message a moment ago: whoever sends a lot on lanes had
  /// better leave it room.
  boolean hasCompany();

  /// Ends the session: tells the other end behind all that was accepted, waits for its answer, then
  /// fails every open stream. Closing twice does nothing.
  ///
  /// Always returns. What was accepted has 2 s to be delivered, also on a connection that is yet to
  /// come; once it is, the other end has another second to answer, but no more than 2.5 s in all.
  /// Without a connection, and with nothing to deliver, only a connection that is being made at
  /// this moment is waited for; without hope for a connection, nothing is. The other end then finds
  /// out when its grace is over.
  void close(String reason);
}
