package dev.hawser.internal.wire;

import dev.hawser.internal.session.FrameTarget;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.LaneHello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Feeds mutated frames to a whole session and mutated handshakes to their parser, and holds each
/// against what is promised: all is well, or an `IOException`, soon and in bounded memory.
final class FrameMutations {
  private static final long SLOWEST = Duration.ofSeconds(2).toNanos();
  private static final long MOST_BYTES = 4 << 20;

  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final SplittableRandom random;
  private long accepted;
  private long truncated;
  private long refused;
  private long slowest;
  private long mostBytes;

  FrameMutations(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Tries one input.
  ///
  /// @throws AssertionError with the input in hex if a promise is broken
  void next() {
    boolean handshake = random.nextInt(4) == 0;
    byte[] input = mutated(handshake ? handshake() : frames());
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long started = threads.getCurrentThreadCpuTime();
    try {
      feed(handshake, new ScriptedConnection(input, 1 + random.nextInt(input.length + 1)));
      accepted++;
    } catch (EOFException e) {
      truncated++;
    } catch (IOException e) {
      refused++;
    } catch (Throwable e) {
      throw broken(input, "threw " + e, e);
    }
    long took = threads.getCurrentThreadCpuTime() - started;
    long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    slowest = Math.max(slowest, took);
    mostBytes = Math.max(mostBytes, bytes);
    if (took > SLOWEST || bytes > MOST_BYTES) {
      throw broken(input, "took " + took + " ns and " + bytes + " bytes", null);
    }
  }

  private static void feed(boolean handshake, ScriptedConnection connection) throws IOException {
    if (handshake) {
      Handshake.receive(connection);
      return;
    }
    FrameTarget target = new FrameTarget();
    FrameReader reader = new FrameReader(connection, 0);
    while (!connection.isRead()) {
      reader.read(target::frame);
    }
  }

  private byte[] handshake() {
    try {
      return Handshake.encode(
          switch (random.nextInt(6)) {
            case 0 -> new Challenge(bytes(Handshake.NONCE));
            case 1 -> new Response(bytes(Handshake.PROOF));
            case 2 -> welcome();
            case 3 -> new Refusal(random.nextBoolean(), text(40));
            case 4 -> laneHello();
            default -> hello();
          });
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
  }

  private Hello hello() {
    return new Hello(
        1,
        1 + random.nextInt(3),
        0,
        random.nextInt(3),
        random.nextInt(),
        random.nextLong(),
        new Terms(1000, 1000, 1 << 16),
        text(20),
        text(10),
        bytes(Handshake.NONCE),
        text(60));
  }

  private LaneHello laneHello() {
    int newest = 1 + random.nextInt(3);
    byte[] nonce = bytes(Handshake.NONCE);
    return new LaneHello(1, newest, random.nextInt(3), random.nextLong(), nonce);
  }

  private Welcome welcome() {
    return new Welcome(
        1,
        0,
        random.nextInt(3),
        new Token(random.nextLong(), random.nextLong()),
        random.nextLong(),
        new Terms(1000, 1000, 1 << 16),
        text(20),
        text(60),
        random.nextBoolean() ? bytes(Handshake.PROOF) : new byte[0]);
  }

  private String text(int most) {
    return HexFormat.of().formatHex(bytes(random.nextInt(most)));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] frames() {
    byte[] all = new byte[0];
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(30) == 0 ? random.nextInt(Frame.MAX_PAYLOAD) : random.nextInt(24);
      byte[] payload = new byte[length];
      random.nextBytes(payload);
      int kind =
          random.nextInt(3) == 0 ? 1 + random.nextInt(7) : Frame.DATA | random.nextInt(8) << 4;
      if ((kind & Frame.OPEN) != 0 && length > 0) {
        payload[0] = (byte) random.nextInt(7);
      }
      if (kind == Frame.CREDIT && length >= 4) {
        payload[0] = (byte) random.nextInt(2);
      }
      if (kind == Frame.ACK && random.nextBoolean()) {
        payload = new byte[8];
      }
      all = Frames.joined(all, Frames.frame(kind, random.nextInt(8), all.length, payload));
    }
    return all;
  }

  private byte[] mutated(byte[] bytes) {
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 60));
      bytes[at] =
          (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }

  private static AssertionError broken(byte[] input, String what, @Nullable Throwable cause) {
    return new AssertionError(
        input.length + " bytes " + what + ": " + HexFormat.of().formatHex(input), cause);
  }

  @Override
  public String toString() {
    return "%,d accepted, %,d truncated, %,d refused, slowest %.1f ms, most memory %,d bytes"
        .formatted(accepted, truncated, refused, slowest / 1e6, mostBytes);
  }
}
