package dev.hawser.internal.space.protocol;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;

/// The first byte of a request about a map, and how conditions are written.
public enum MapOp {
  /// Reads one key.
  READ,
  /// Writes one key on a condition.
  WRITE,
  /// Asks for the version after everything written so far.
  VERSION,
  /// Counts the keys.
  SIZE,
  /// Reads everything, page by page.
  CONTENT,
  /// As {@link #CONTENT}, and all changes from now on.
  FOLLOW,
  /// All changes from now on, with the values before, and nothing of the content.
  LISTEN,
  /// Ends {@link #FOLLOW} or {@link #LISTEN}.
  LEAVE;

  private static final MapOp[] ALL = values();

  /// Reads what a request about a map wants.
  public static MapOp read(Input in) {
    int code = in.readUnsignedByte();
    if (code >= ALL.length) {
      throw new ValueException("there is no request " + code + " about maps");
    }
    return ALL[code];
  }
}
