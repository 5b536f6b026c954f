package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;
import dev.hawser.internal.security.Visitor;
import dev.hawser.security.Trust;

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

  /// Ends the session: tells the other end, waits a bounded time for what was accepted to be
  /// delivered, then fails every open stream. Closing twice does nothing.
  void close(String reason);
}
