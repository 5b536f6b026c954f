package dev.hawser;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A conversation between a client and its server: what one end sends, the other receives, in
/// order, each once, both ways at the same time.
///
/// A sender that is ahead of its receiver waits, so a slow reader slows its writer and nobody else.
/// Nothing is lost or repeated when the connection breaks. If the session ends, both operations
/// throw {@link DisconnectedException}; messages that had arrived can still be received before
/// that.
///
/// Each end decides what it permits the other: to send to it is writing, to receive from it
/// reading. An operation that either does not permit fails with {@link PermissionException}, and
/// nothing is sent or received.
///
/// Large byte arrays cross in chunks; an `InputStream` can be sent too and is read at the other end
/// as it arrives. Messages may not be null. Safe for use by many threads; each message goes to one
/// receiver.
///
/// @param <T> the type of the messages
public interface Pipe<T> extends AutoCloseable {
  /// This pipe's name; empty for a peer's unnamed pipe.
  String name();

  /// Sends a message, waiting while the other end is too far behind. Returned means that the
  /// session will deliver it as long as the session lives.
  ///
  /// @throws ClosedException if this end of the pipe was closed
  void send(T message) throws InterruptedException;

  /// Sends a message if that needs no waiting.
  ///
  /// @return whether it was sent
  boolean trySend(T message);

  /// Receives the next message, waiting for one.
  ///
  /// @throws ClosedException when the other end has closed the pipe and everything it sent was
  ///   received
  T receive() throws InterruptedException;

  /// Receives the next message, or null if none came within a time.
  ///
  /// @throws ClosedException as for {@link #receive()}
  @Nullable T receive(Duration timeout) throws InterruptedException;

  /// Receives the next message if there is one, or null.
  ///
  /// @throws ClosedException as for {@link #receive()}
  @Nullable T tryReceive();

  /// Hands every message to a listener from now on, in order, on a virtual thread of its own. A
  /// slow listener slows the sender. A listener that throws is reported to the log and goes on with
  /// the next message.
  Subscription onReceive(Consumer<? super T> listener);

  /// Sending and receiving as futures. Operations begun at the same time may be done in any order:
  /// wait for one before beginning the next where order matters. Cancelling a receive leaves the
  /// message to the next one.
  Async<T> async();

  /// Whether this end was closed, or the session is over.
  boolean isClosed();

  /// Ends this direction: the other end receives what was sent and then the end of the stream.
  /// Receiving goes on until the other end closes too. Closing twice does nothing.
  @Override
  void close();

  /// The operations of a {@link Pipe} that wait, without waiting.
  ///
  /// @param <T> the type of the messages
  interface Async<T> {
    /// See {@link Pipe#send}.
    CompletableFuture<@Nullable Void> send(T message);

    /// See {@link Pipe#receive()}.
    CompletableFuture<T> receive();
  }
}
