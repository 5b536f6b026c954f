package dev.hawser.internal.session;

import dev.hawser.internal.wire.Handshake.Terms;
import java.util.concurrent.TimeUnit;

/// When the other end was last heard, and for how long silence and absence are borne. Times are
/// those of the session's timer.
final class Pulse {
  /// The other end cannot ask for more patience than this, in ms.
  private static final int MOST_HEARTBEAT = 60_000;

  private final long heartbeatNanos;
  private final long graceNanos;

  /// A heartbeat less two ticks: what was heard is noticed up to a tick late, and silence too.
  private final long silenceNanos;

  private volatile boolean heard;
  private long lastHeard;
  private long lastAlive;
  private volatile long lostAt;

  /// The longer of two heartbeats holds, within reason, and the shorter of two grace periods.
  ///
  /// @param tickNanos how often this will be looked at
  Pulse(Terms ours, Terms theirs, long tickNanos, long now) {
    this.heartbeatNanos =
        TimeUnit.MILLISECONDS.toNanos(
            Math.max(ours.heartbeatMillis(), Math.min(theirs.heartbeatMillis(), MOST_HEARTBEAT)));
    this.graceNanos =
        TimeUnit.MILLISECONDS.toNanos(Math.min(ours.graceMillis(), theirs.graceMillis()));
    this.silenceNanos = heartbeatNanos - 2 * tickNanos;
    this.lostAt = now;
  }

  void connected(long now) {
    lastHeard = now;
    lastAlive = now;
  }

  void lost(long now) {
    lostAt = now;
  }

  void heard() {
    if (!heard) {
      heard = true;
    }
  }

  /// Whether nothing was heard for a heartbeat.
  boolean isSilent(long now) {
    if (heard) {
      heard = false;
      lastHeard = now;
    }
    return now - lastHeard > silenceNanos;
  }

  /// Whether it is time for a sign of life of our own; true once each time.
  ///
  /// @param sent whether anything was sent since the last look, which is as good
  boolean aliveIsDue(long now, boolean sent) {
    boolean due = !sent && now - lastAlive >= heartbeatNanos / 3;
    if (sent || due) {
      lastAlive = now;
    }
    return due;
  }

  /// Whether the connection has been gone for too long.
  boolean graceIsOver(long now) {
    return now - lostAt > graceNanos;
  }

  String silence() {
    return "no sign of life for " + TimeUnit.NANOSECONDS.toMillis(heartbeatNanos) + " ms";
  }

  String absence() {
    return "no connection for "
        + TimeUnit.NANOSECONDS.toMillis(graceNanos)
        + " ms, the grace period";
  }
}
