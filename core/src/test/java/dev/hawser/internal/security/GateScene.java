package dev.hawser.internal.security;

import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A gate in a time that a test moves.
final class GateScene {
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  final ManualTimer timer = new ManualTimer();
  final SecureRandom random = new SecureRandom();
  final Invitations invitations = Invitations.inMemory(random);
  final Gate gate;
  Instant now = Instant.parse("2026-11-21T14:00:30Z");

  GateScene(AdmissionLimits limits) {
    this(limits, null);
  }

  GateScene(AdmissionLimits limits, @Nullable TlsServer tls) {
    gate =
        new Gate(
            new Gate.Options(
                tls,
                invitations,
                Trust.standard(),
                limits,
                new Audit(timer),
                timer,
                () -> now,
                random));
  }

  Invitation invite(String name) {
    return invitations.invite(name, Trust.standard(), null);
  }

  /// Fails once from an address, after all answers have been waited for. Time passes only while the
  /// answer waits, however long its thread takes to get there.
  void fail(Door door, String host) throws IOException {
    try (Visit visit = door.arrive(GateCaller.from(host).near)) {
      Thread failing = Thread.ofVirtual().start(() -> visit.failed("a wrong secret"));
      await(
          "an answer",
          () -> {
            if (failing.getState() == Thread.State.WAITING) {
              timer.advance(Duration.ofMillis(100));
            }
            return failing.getState() == Thread.State.TERMINATED;
          });
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - limit > 0) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.yield();
    }
  }
}
