package dev.hawser.internal.session;

/// How often in a row the other end has broken the protocol without getting any further. Used by
/// one thread at a time.
final class Violations {
  private static final int MOST = 3;

  private long at = -1;
  private int count;

  /// Counts one more.
  ///
  /// @param received how far the other end has got
  /// @return whether it is one too many
  boolean areTooManyAt(long received) {
    count = received == at ? count + 1 : 1;
    at = received;
    return count >= MOST;
  }
}
