package dev.hawser.internal.space.protocol;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;

/// The first byte of a request about a queue.
public enum QueueOp {
  /// Adds an item, waiting for room up to a time.
  PUT,
  /// Takes an item on lease, waiting for one or not.
  TAKE,
  /// Takes several items that are there now.
  DRAIN,
  /// Settles or extends a lease of this session.
  SETTLE,
  /// Asks for size and head.
  INSPECT,
  /// Removes all waiting items.
  CLEAR,
  /// Sets the bound.
  CAPACITY;

  private static final QueueOp[] ALL = values();

  /// Reads what a request about a queue wants.
  public static QueueOp read(Input in) {
    int code = in.readUnsignedByte();
    if (code >= ALL.length) {
      throw new ValueException("there is no request " + code + " about queues");
    }
    return ALL[code];
  }
}
