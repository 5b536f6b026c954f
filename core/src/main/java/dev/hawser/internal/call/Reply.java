package dev.hawser.internal.call;

import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;

/// What the end that runs a call has to say about it: the first byte of each of its messages. The
/// order is part of the protocol.
enum Reply {
  /// Stamp and result. Nothing follows.
  RESULT,
  /// Stamp, who called, and what was thrown. Nothing follows.
  THROWN,
  /// Why it was not run, or its result cannot travel. Nothing follows.
  FAILED,
  /// Stamp, number of the stream, and bytes that were printed.
  OUTPUT,
  /// Stamp, and how far it has come.
  PROGRESS,
  /// It was given up and has ended. Nothing follows.
  STOPPED,
  /// It was given up, ignores being interrupted, and where it is.
  STILL_RUNNING;

  /// What the caller says after its request: that it gives up.
  static final int CANCEL = 1;

  private static final Reply[] ALL = values();

  /// Reads one.
  static Reply read(Input in) {
    int number = in.readUnsignedByte();
    if (number >= ALL.length) {
      throw new RefusedException("there is no answer " + number + " to a call");
    }
    return ALL[number];
  }
}
