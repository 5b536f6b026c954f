package dev.hawser.internal.file.protocol;

import dev.hawser.HawserException;

/// One end of a transfer: the sender, or the receiver.
///
/// What the other end says comes from one thread, in order; what is said in {@link #heard} may
/// wait, and holds up what is said after it.
public interface Half {
  /// Begins, once the first message was said or heard. Does not wait.
  void start();

  /// The other end says something that is for this half.
  void heard(Control message) throws InterruptedException;

  /// Nothing more is to be done: the transfer was cancelled, has failed, or its session is over.
  /// Called from any thread, perhaps more than once, and must not wait. Ends all threads and lanes
  /// of this half, and then its outcome (see each half) completes.
  ///
  /// @param keep whether what has arrived of incomplete files may be kept
  void end(HawserException reason, boolean keep);
}
