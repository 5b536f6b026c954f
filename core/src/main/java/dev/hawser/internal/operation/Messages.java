package dev.hawser.internal.operation;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.session.Pieces;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of messages together.
public abstract class Messages implements StreamListener {
  private final long mostBytes;
  private @Nullable Pieces pieces;

  /// Creates one.
  ///
  /// @param mostBytes the longest message to put together
  public Messages(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// A whole message is there. Its bytes are only valid during the call.
  public abstract void message(Stream stream, Input in);

  @Override
  public final void received(
      Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
    stream.consumed(length);
    Pieces earlier = pieces;
    if (earlier == null && endOfMessage) {
      message(stream, new Input(bytes, offset, length));
      return;
    }
    Pieces arrived = earlier == null ? new Pieces() : earlier;
    if ((long) arrived.length() + length > mostBytes) {
      pieces = null;
      stream.kept(0);
      throw new RefusedException("a message of more than " + mostBytes + " bytes is too long");
    }
    arrived.add(bytes, offset, length);
    pieces = endOfMessage ? null : arrived;
    stream.kept(endOfMessage ? 0 : arrived.length());
    if (endOfMessage) {
      message(stream, new Input(arrived.join()));
    }
  }

  @Override
  public void ended(Stream stream) {}

  @Override
  public void failed(Stream stream, HawserException reason) {}
}
