package dev.hawser.internal.session;

/// One of the many conversations inside a session: messages in order, both ways. Each direction
/// ends by itself; a stream is over when both have ended or either side resets it.
///
/// Sending keeps nothing of the array handed in, except {@link #post}, which may.
public interface Stream {
  /// Sends a message, or a piece of one, waiting while the other end's window is full.
  ///
  /// @param endOfMessage whether the message is complete with this piece
  /// @param end whether this direction is over with this piece
  /// @throws dev.hawser.HawserException if the stream was reset or the session is over
  void send(byte[] bytes, int offset, int length, boolean endOfMessage, boolean end)
      throws InterruptedException;

  /// Sends a complete message if the window has room for all of it.
  ///
  /// @return whether it was sent
  boolean trySend(byte[] bytes, int offset, int length);

  /// Queues a complete message to be sent when the window allows, without ever waiting. For code
  /// that must not block, such as listeners. The array must not be changed afterwards.
  void post(byte[] bytes, int offset, int length, boolean end);

  /// Ends this direction without a message.
  void end();

  /// Gives the stream up, both ways, and tells the other end why.
  void reset(String reason);

  /// Tells the other end that nothing more of it is wanted. The stream stays as it is: what the
  /// other end says still arrives, so that both agree on what was said.
  void cancel(String reason);

  /// Takes the stream's only message back, if not all of it has left: the other end will never have
  /// it, and the stream is over. Otherwise changes nothing.
  ///
  /// @return whether it was taken back
  boolean takeBack(String reason);

  /// Says that so many received bytes have been used, so that the other end may send as many more.
  void consumed(int bytes);

  /// Says how much is kept of a message that is not complete, although it was called consumed, so
  /// that it counts against what the session may hold. For listeners, while they are called.
  void kept(long bytes);

  /// Bytes queued by {@link #post} and not yet sent.
  long backlog();
}
