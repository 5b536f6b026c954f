package dev.hawser.internal.operation;

/// What keeps messages behind the changes of maps that happened before them. A message carries the
/// stamp of its sender; its receiver waits until it has applied everything up to there, and only
/// then lets anybody see the message.
public interface Causality {
  /// The stamp for a message sent now.
  long stamp();

  /// Whether everything up to a stamp is visible here.
  boolean hasReached(long stamp);

  /// Waits until everything up to a stamp is visible here.
  ///
  /// @param moment by when, on the scale of {@link Patience}
  void await(long stamp, long moment) throws InterruptedException;
}
