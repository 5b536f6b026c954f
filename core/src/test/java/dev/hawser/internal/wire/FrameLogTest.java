package dev.hawser.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.internal.wire.FrameLog.Segment;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What was sent is kept until the other end has it, and can be sent again from any byte.
class FrameLogTest {
  private final FrameLog log = new FrameLog();

  @Test
  void writesEverythingOnceInOrder() throws ProtocolException {
    append(100);
    byte[] first = writeAll();
    append(50_000);
    append(3);
    byte[] second = writeAll();
    assertThat(first).hasSize(Frame.HEADER + 100);
    assertThat(second).hasSize(2 * Frame.HEADER + 50_003);
    assertThat(log.unwritten()).isZero();
    assertThat(log.unacknowledged()).isEqualTo(log.end());
  }

  @Test
  void knowsWhereContentEnds() {
    assertThat(log.contentEnd()).isZero();
    log.appendAck(5);
    assertThat(log.contentEnd()).isZero();
    log.appendOpening(Frame.DATA | Frame.OPEN, 1, 2, new byte[3], 0, 3);
    assertThat(log.contentEnd()).isEqualTo(log.end());
    append(7);
    long end = log.end();
    log.append(Frame.RESET, 1, new byte[1], 0, 1);
    log.appendInt(Frame.CREDIT, 1, 9);
    assertThat(log.contentEnd()).isEqualTo(end);
  }

  @Test
  void writesAgainFromWhereTheOtherEndStands() throws ProtocolException {
    for (int i = 0; i < 200; i++) {
      append(i * 7);
    }
    byte[] all = writeAll();
    SplittableRandom random = new SplittableRandom(7);
    long at = 0;
    while (at < log.end()) {
      log.resumeAt(at);
      assertThat(log.acknowledged()).isEqualTo(at);
      assertThat(writeAll()).isEqualTo(Arrays.copyOfRange(all, (int) at, all.length));
      at += 1 + random.nextInt(9_000);
    }
  }

  @Test
  void appendsWhileASegmentIsOnItsWay() throws ProtocolException {
    append(10);
    Segment lent = next();
    append(20);
    byte[] copy = Arrays.copyOfRange(lent.bytes(), lent.offset(), lent.offset() + lent.length());
    assertThat(copy).hasSize(Frame.HEADER + 10);
    log.acknowledged(lent.length());
    append(30);
    log.wrote(lent);
    assertThat(writeAll()).hasSize(2 * Frame.HEADER + 50);
  }

  @Test
  void aSegmentThatGotStuckIsWrittenAgainOnTheNextConnection() throws ProtocolException {
    append(10);
    Segment stuck = next();
    log.resumeAt(0);
    log.gaveUp();
    assertThat(writeAll()).hasSize(stuck.length());
  }

  @Test
  void refusesAcknowledgementsOfWhatWasNeverSent() throws ProtocolException {
    append(10);
    assertThatThrownBy(() -> log.acknowledged(1)).hasMessageContaining("only 0 were sent");
    writeAll();
    log.acknowledged(22);
    assertThatThrownBy(() -> log.acknowledged(23)).hasMessageContaining("only 22 were sent");
    log.acknowledged(5);
    assertThat(log.acknowledged()).isEqualTo(22);
  }

  @Test
  void refusesToResumeBeforeWhatWasAcknowledgedOrAfterWhatWasSent() throws ProtocolException {
    append(10);
    append(10);
    writeAll();
    log.acknowledged(22);
    assertThatThrownBy(() -> log.resumeAt(21)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> log.resumeAt(45)).isInstanceOf(ProtocolException.class);
    log.resumeAt(22);
    assertThat(writeAll()).hasSize(22);
  }

  @Test
  void whatNeverLeftCanBeTakenBack() throws ProtocolException {
    append(10);
    writeAll();
    long start = log.end();
    append(10);
    assertThat(log.wasWritten(start)).isFalse();
    log.withdraw(start);
    byte[] rest = writeAll();
    assertThat(rest[3]).isEqualTo((byte) Frame.RESET);
    assertThat(log.wasWritten(start)).isTrue();
    log.withdraw(start);
    log.resumeAt(0);
    assertThat(writeAll()[3]).isEqualTo((byte) Frame.DATA);
  }

  @Test
  void keepsNoMemoryForWhatTheOtherEndHas() throws ProtocolException {
    long used = usedMemory();
    for (int i = 0; i < 4_000; i++) {
      append(Frame.MAX_PAYLOAD);
      writeAll();
      log.acknowledged(log.end());
    }
    log.trim();
    assertThat(usedMemory() - used).isLessThan(16L << 20);
    assertThat(log.unacknowledged()).isZero();
  }

  @Test
  void goesOnAfterItsMemoryWasFreed() throws ProtocolException {
    append(10);
    writeAll();
    log.acknowledged(22);
    log.trim();
    append(10);
    assertThat(writeAll()).hasSize(22);
    assertThat(log.end()).isEqualTo(44);
  }

  private void append(int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) length);
    log.append(Frame.DATA, 1, payload, 0, length);
  }

  private Segment next() {
    Segment segment = log.nextSegment();
    if (segment == null) {
      throw new AssertionError("nothing to write");
    }
    return segment;
  }

  private byte[] writeAll() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    for (Segment part = log.nextSegment(); part != null; part = log.nextSegment()) {
      written.write(part.bytes(), part.offset(), part.length());
      log.wrote(part);
    }
    return written.toByteArray();
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
