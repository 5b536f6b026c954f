package dev.hawser;

import dev.hawser.call.Caller;
import dev.hawser.file.RemoteFiles;
import dev.hawser.internal.space.ServerPeer;
import dev.hawser.object.RemoteObjects;
import dev.hawser.security.Trust;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The other end of a session, the private {@link Space} shared with it, a {@link Caller} that runs
/// things there, and its live objects ({@link RemoteObjects}).
///
/// It looks the same from both ends: a {@link Client} is a peer, and {@link Server#clients()} lists
/// peers. A peer outlives its connection: while that is lost the peer is {@link
/// PeerState#RECONNECTING}, operations wait, and nothing is lost or done twice. When the grace
/// period ends first, everything open fails with {@link DisconnectedException}.
///
/// Safe for use by many threads.
public sealed interface Peer extends Space, Caller, RemoteObjects, AutoCloseable
    permits Client, ServerPeer {
  /// A number that names this peer at its server, never used again for another; the same at both
  /// ends.
  long id();

  /// The name the client gave itself, or `client-<id>`.
  String name();

  /// The identity under which the server let the client in, the same at both ends: the name of its
  /// invitation or certificate, `guest` for the server's common ticket, `local` for a process of
  /// the same user, `parent` for the process that has started the server's, `anonymous` at an
  /// insecure server.
  String identity();

  /// What the other end lets this end do, as far as it has told: it decides anew each time.
  Trust granted();

  /// The address of the other end, as far as the transport knows it.
  Address address();

  /// Where the session stands at this moment.
  PeerState state();

  /// Whether the session is over.
  default boolean isClosed() {
    return state() == PeerState.CLOSED;
  }

  /// Calls a listener with each new state, in order, on a virtual thread of its own.
  Subscription onStateChange(Consumer<PeerState> listener);

  /// The unnamed pipe.
  default Pipe<Object> pipe() {
    return pipe("");
  }

  /// A named pipe of values of any allowed type.
  default Pipe<Object> pipe(String name) {
    return pipe(name, Object.class);
  }

  /// A named pipe whose values have one type, allowed as for {@link #map(String, Class)}.
  <T> Pipe<T> pipe(String name, Class<T> type);

  /// The files of the other end, as far as it grants them.
  RemoteFiles files();

  /// Asks the other end for a sign of life and says how long the round trip took.
  ///
  /// @throws DeadlineException if no answer came within the time allowed for operations
  /// @throws DisconnectedException if the session is over
  Duration ping();

  /// As {@link #ping()}, without waiting.
  CompletableFuture<Duration> pingAsync();

  /// Waits until the session is over.
  void awaitClose() throws InterruptedException;

  /// Ends the session: what was already accepted is delivered if that can be done within a few
  /// seconds, the other end is told, and every waiter is woken. Always returns; closing twice does
  /// nothing.
  ///
  /// If the line is down and nothing is on its way, there is nothing to wait for: the other end
  /// finds out when its grace is over.
  @Override
  void close();
}
