package dev.hawser.internal.session;

import java.util.concurrent.atomic.AtomicLong;

/// What has arrived in a session and was not taken yet: bytes that wait in streams for the program
/// to read them, and pieces of messages that are not complete.
final class Unread {
  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  /// @param most how much there may be
  Unread(long most) {
    this.most = most;
  }

  /// Counts what arrived.
  ///
  /// @return whether there is room for it
  boolean add(long count) {
    return bytes.addAndGet(count) <= most;
  }

  /// Takes away what was taken.
  void remove(long count) {
    bytes.addAndGet(-count);
  }

  /// How much there is.
  long size() {
    return bytes.get();
  }

  /// Why a stream was given up.
  ///
  /// @param whose who has too much, for whoever reads this
  String isFull(String whose) {
    return whose
        + " has "
        + bytes
        + " bytes waiting unread in this session, and its limit is "
        + most
        + ": raise its Limits.sessionBytes, or read faster";
  }
}
