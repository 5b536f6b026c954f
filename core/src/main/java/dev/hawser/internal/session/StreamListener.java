package dev.hawser.internal.session;

import dev.hawser.HawserException;

/// Hears what arrives on a stream. Calls come one at a time, on the thread that reads the
/// connection — which may be a user's thread that waits for an answer — so they must be short,
/// never block, and never run users' code, which {@link Turn#offer} is for. An exception thrown
/// here resets the stream.
public interface StreamListener {
  /// A piece of a message arrived. The bytes are only valid during the call. Whoever keeps them
  /// calls {@link Stream#consumed} when they are used; until then they count against the window.
  ///
  /// @param endOfMessage whether the message is complete with this piece
  void received(Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage);

  /// The other end has ended its direction.
  void ended(Stream stream);

  /// The stream was reset by the other end, or the session is over. Nothing more will come. The
  /// exception's outcome speaks of what this end had sent.
  void failed(Stream stream, HawserException reason);

  /// This end gave the stream up, because there was no room for what arrived on it.
  default void lost(Stream stream, HawserException reason) {
    failed(stream, reason);
  }

  /// The other end wants nothing more of the stream, but still hears it, as {@link Stream#cancel}
  /// says.
  default void cancelled(Stream stream) {}

  /// Whether what is said on the stream can wait: then large messages of other streams need not
  /// make way for small ones of this. Asked once.
  default boolean isPatient() {
    return false;
  }
}
