package dev.hawser.harm.check;

import org.jspecify.annotations.Nullable;

/// One thing that somebody did with a shared map, and when. Times are those of `System.nanoTime` in
/// one process, so they can be compared across peers.
///
/// Values are written at most once per key, so a value names the write it came from. A key that is
/// counted up is never removed.
public sealed interface Event {
  /// The id of the peer, 0 for the server.
  long who();

  /// The key.
  String key();

  /// When the operation began.
  long invoked();

  /// When its result was there.
  long responded();

  /// A write.
  ///
  /// @param before the value it replaced, if `beforeKnown`
  /// @param after the value it left, or null if it removed the key
  /// @param certain whether it succeeded for sure; otherwise it may have happened, once
  record Write(
      long who,
      String key,
      @Nullable Object before,
      boolean beforeKnown,
      @Nullable Object after,
      boolean certain,
      long invoked,
      long responded)
      implements Event {}

  /// A read, or an operation that turned out to be one.
  ///
  /// @param value what it saw, null for absent
  /// @param fresh whether it had to see everything written before it began, by anybody
  record Read(
      long who, String key, @Nullable Object value, boolean fresh, long invoked, long responded)
      implements Event {}

  /// A conditional write that failed, because the owner found another value than the expected one.
  record Mismatch(long who, String key, Object expected, long invoked, long responded)
      implements Event {}

  /// A message from somebody who had written a value before sending it.
  record Heard(long who, String key, Object value, long at) implements Event {
    @Override
    public long invoked() {
      return at;
    }

    @Override
    public long responded() {
      return at;
    }
  }
}
