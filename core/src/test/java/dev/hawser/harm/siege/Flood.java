package dev.hawser.harm.siege;

import dev.hawser.Address;
import java.io.IOException;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Connections as fast as they can be made: silent ones, nonsense, and nonsense that begins like
/// TLS.
final class Flood implements Attacker.Assault {
  private static final int THREADS = 16;
  private static final long AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(1);

  private final Address target;
  private final Elsewhere from;
  private final AtomicBoolean over;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  Flood(Address target, Elsewhere from, AtomicBoolean over) {
    this.target = target;
    this.from = from;
    this.over = over;
  }

  @Override
  public void begin() {
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform().daemon().start(this::flood);
    }
  }

  private void flood() {
    Random random = new Random();
    byte[] nonsense = new byte[300];
    while (!over.get()) {
      try (Socket socket = from.connect(target)) {
        connections.incrementAndGet();
        socket.setSoLinger(true, 0);
        random.nextBytes(nonsense);
        nonsense[0] = random.nextBoolean() ? 0x16 : nonsense[0];
        if (random.nextInt(3) > 0) {
          socket.getOutputStream().write(nonsense);
        }
      } catch (IOException turnedAway) {
        failures.incrementAndGet();
        LockSupport.parkNanos(AFTER_FAILURE);
      }
    }
  }

  @Override
  public String done() {
    return connections + " connections made, " + failures + " failed";
  }
}
