package dev.hawser.harm.siege;

import dev.hawser.HawserException;
import dev.hawser.internal.security.Dialled;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.Proof;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Frames that claim 16 MB, from a client that was let in; as much of them as the server takes.
final class HugeFrames implements Attacker.Assault {
  private static final int THREADS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long AFTER_EACH = TimeUnit.MILLISECONDS.toNanos(5);
  private static final byte[] HUGE_FRAME = {
    (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x71, 0, 0, 0, 1, 0, 0, 0, 0
  };

  private final String ticket;
  private final Elsewhere from;
  private final AtomicBoolean over;
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong cuts = new AtomicLong();

  HugeFrames(String ticket, Elsewhere from, AtomicBoolean over) {
    this.ticket = ticket;
    this.from = from;
    this.over = over;
  }

  @Override
  public void begin() {
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform().daemon().start(this::attack);
    }
  }

  private void attack() {
    while (!over.get()) {
      try {
        frame();
      } catch (IOException | HawserException cutOff) {
        cuts.incrementAndGet();
      }
      LockSupport.parkNanos(AFTER_EACH);
    }
  }

  private void frame() throws IOException {
    Dialler dialler = Invited.dialler(ticket, from);
    Dialled dialled = dialler.dial(PATIENCE);
    try (Connection connection = dialled.connection()) {
      enter(dialler, dialled);
      frames.incrementAndGet();
      connection.write(HUGE_FRAME, 0, HUGE_FRAME.length);
      while (!over.get()) {
        connection.write(new byte[1 << 16], 0, 1 << 16);
      }
    }
  }

  private static void enter(Dialler dialler, Dialled dialled) throws IOException {
    Connection connection = dialled.connection();
    Hello hello =
        new Hello(
            Handshake.OLDEST,
            Handshake.VERSION,
            0,
            0,
            0,
            0,
            new Terms(5_000, 0, 1 << 20),
            "mallory",
            dialler.invitation(),
            new byte[16],
            "nothing");
    byte[] bytes = Handshake.encode(hello);
    connection.write(bytes, 0, bytes.length);
    if (!(Handshake.receive(connection) instanceof Challenge(byte[] nonce))) {
      throw new IOException("not challenged");
    }
    byte[] proof = Proof.of(Proof.Side.CLIENT, dialler.secret(), dialled.binding(), bytes, nonce);
    Handshake.send(connection, new Response(proof));
    var _ = Handshake.receive(connection);
    connection.write(new byte[] {Handshake.GO}, 0, 1);
  }

  @Override
  public String done() {
    return frames + " huge frames, " + cuts + " times cut off";
  }
}
