package dev.hawser.internal.operation;

import dev.hawser.Limits;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.session.Session;

/// What an operation between two ends needs, whatever it is.
///
/// @param session the conversation with the other end
/// @param access what the other end may do here
/// @param patience how long to wait
/// @param causality keeps what is said behind the changes that happened before
/// @param limits bounds on what the other end may make this one hold
public record Channel(
    Session session, Access access, Patience patience, Causality causality, Limits limits) {
  private static final long MESSAGE_EXTRA = 4L << 20;

  /// The longest message: a value and some words about it.
  public long mostMessageBytes() {
    return Math.min(limits.valueBytes(), Integer.MAX_VALUE) + MESSAGE_EXTRA;
  }
}
