package dev.hawser.harm.siege;

import dev.hawser.Address;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Handshakes that claim 64 KB, in plain and as a TLS record, and go on for as long as they are
/// heard.
final class HugeHandshakes implements Attacker.Assault {
  private static final int THREADS = 4;
  private static final long AFTER_EACH = TimeUnit.MILLISECONDS.toNanos(5);
  private static final byte[] PLAIN = {'H', 'W', 'S', 'R', (byte) 0xff, (byte) 0xff, 1};
  private static final byte[] TLS = {0x16, 3, 3, (byte) 0xff, (byte) 0xff, 1};

  private final Address target;
  private final Elsewhere from;
  private final AtomicBoolean over;
  private final AtomicLong handshakes = new AtomicLong();

  HugeHandshakes(Address target, Elsewhere from, AtomicBoolean over) {
    this.target = target;
    this.from = from;
    this.over = over;
  }

  @Override
  public void begin() {
    for (int i = 0; i < THREADS; i++) {
      byte[] first = i % 2 == 0 ? PLAIN : TLS;
      Thread.ofPlatform().daemon().start(() -> attack(first));
    }
  }

  private void attack(byte[] first) {
    while (!over.get()) {
      try (Socket socket = from.connect(target)) {
        handshakes.incrementAndGet();
        socket.getOutputStream().write(first);
        while (!over.get()) {
          socket.getOutputStream().write(new byte[1 << 16]);
        }
      } catch (IOException cutOff) {
        LockSupport.parkNanos(AFTER_EACH);
      }
    }
  }

  @Override
  public String done() {
    return handshakes + " huge handshakes";
  }
}
