package dev.hawser;

/// What became of an operation that failed. Every {@link HawserException} carries one, so that a
/// caller knows whether trying again could do the work twice.
public enum Outcome {
  /// The other end has not seen it and never will. Trying again is safe.
  NOT_SENT,
  /// It was sent, and no answer came: it may have been done, in whole or not at all.
  MAYBE_EXECUTED,
  /// The other end did it (or refused it for good); only the result could not be delivered.
  EXECUTED
}
