package dev.hawser.internal.space.pipe;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.space.pipe.Inbox.Piece;
import java.util.ArrayDeque;

/// A message being decoded while its pieces arrive. See {@link MessageOutput} for the bytes.
final class MessageInput extends Input {
  private static final byte[] NOTHING = {};

  private final Inbox inbox;
  private final ArrayDeque<Piece> here;
  private boolean complete;
  private byte lastByte;

  /// Creates one.
  ///
  /// @param here pieces that were moved over already, taken first
  MessageInput(Inbox inbox, ArrayDeque<Piece> here) {
    super(NOTHING);
    this.inbox = inbox;
    this.here = here;
  }

  @Override
  protected boolean refill(int needed) {
    while (!complete) {
      if (here.isEmpty()) {
        inbox.more(here);
      }
      Piece piece = here.remove();
      int length = piece.bytes().length;
      complete = piece.last();
      inbox.consumed(length);
      if (length > 0) {
        lastByte = piece.bytes()[length - 1];
        feed(piece.bytes(), 0, length);
        return true;
      }
    }
    return false;
  }

  @Override
  public long bound() {
    return complete ? remaining() : Long.MAX_VALUE;
  }

  /// Whether the message goes on.
  boolean hasMore() {
    return remaining() > 0 || refill(1);
  }

  /// Passes over what is left of the message.
  ///
  /// @return the message's last byte
  byte skip() {
    while (refill(1)) {
      // Whatever it holds is of no use.
    }
    return lastByte;
  }
}
