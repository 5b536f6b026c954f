package dev.hawser.internal.session;

import dev.hawser.Limits;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How one end wants its sessions to behave.
///
/// @param name the name a client gives itself, or null
/// @param heartbeat the silence after which a connection counts as dead
/// @param grace how long a session waits for a new connection
/// @param limits bounds on what the other end may make this end hold
/// @param timer the time
/// @param random chance, for back-off, secrets and challenges: programs hand in a secure one
/// @param trust what a client lets its server do; a server decides by visitor
public record SessionOptions(
    @Nullable String name,
    Duration heartbeat,
    Duration grace,
    Limits limits,
    Timer timer,
    RandomGenerator random,
    Trust trust) {
  /// How long it may take to find out why an only connection was lost, in ms.
  private static final int FINDING_OUT = 10_000;

  /// These wishes as the handshake carries them.
  Terms terms() {
    return new Terms(millis(heartbeat), millis(grace), limits.streamWindow());
  }

  /// These wishes for a session over one connection. The only one may be silent for as long as
  /// others are, and then gone; and when it is lost nobody waits for another.
  Terms terms(Connection connection) {
    Terms usual = terms();
    return connection.isReplaceable()
        ? usual
        : new Terms(
            millis(heartbeat.plus(grace)),
            Math.max(usual.graceMillis(), FINDING_OUT),
            usual.window());
  }

  private static int millis(Duration time) {
    return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
  }
}
