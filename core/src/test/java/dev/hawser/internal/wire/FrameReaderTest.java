package dev.hawser.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Bytes become frames, and nothing but frames in their order.
class FrameReaderTest {
  private final List<String> seen = new ArrayList<>();

  @Test
  void framesAreTheSameHoweverTheirBytesArrive() throws IOException {
    byte[] script = script();
    readAll(new FrameReader(new ScriptedConnection(script, script.length), 0));
    List<String> atOnce = List.copyOf(seen);
    assertThat(atOnce).hasSize(60);
    for (int step : new int[] {1, 2, 11, 12, 13, 1000, 40_000}) {
      seen.clear();
      FrameReader reader = new FrameReader(new ScriptedConnection(script, step), 0);
      readAll(reader);
      assertThat(seen).as("%d bytes at a time", step).isEqualTo(atOnce);
      assertThat(reader.received()).isEqualTo(script.length);
    }
  }

  @Test
  void countingGoesOnWhereAnEarlierConnectionEnded() throws IOException {
    long before = (1L << 32) - 12;
    byte[] bytes =
        Frames.joined(
            Frames.frame(Frame.PROBE, 0, before, new byte[0]),
            Frames.frame(Frame.PROBE, 0, before + 12, new byte[0]));
    FrameReader reader = new FrameReader(new ScriptedConnection(bytes, 99), before);
    readAll(reader);
    assertThat(reader.received()).isEqualTo((1L << 32) + 12);
  }

  @Test
  void anOversizedFrameIsRefusedByItsHeaderAlone() {
    assertRefused(
        Frames.frame(Frame.MAX_PAYLOAD + 1, Frame.DATA, 1, 0, new byte[0]), "32769 bytes", 0);
  }

  @Test
  void aReplayedFrameIsRefused() {
    byte[] one = Frames.frame(Frame.PROBE, 0, 0, new byte[0]);
    assertRefused(Frames.joined(one, one), "PROBE out of order: at 0, expected 12", 12);
  }

  @Test
  void aFrameAfterAGapIsRefused() {
    assertRefused(
        Frames.frame(Frame.ACK, 0, 24, Frames.number(0L)),
        "ACK out of order: at 24, expected 0",
        0);
  }

  @Test
  void aTruncatedFrameIsNotDelivered() throws IOException {
    byte[] bytes =
        Frames.joined(
            Frames.frame(Frame.PROBE, 0, 0, new byte[0]),
            Frames.frame(100, Frame.DATA, 1, 12, new byte[99]));
    FrameReader reader = new FrameReader(new ScriptedConnection(bytes, 500), 0);
    assertThat(reader.read(this::note)).isEqualTo(1);
    assertThatThrownBy(() -> reader.read(this::note)).isInstanceOf(EOFException.class);
    assertThat(reader.received()).isEqualTo(12);
    assertThat(seen).hasSize(1);
  }

  private void assertRefused(byte[] bytes, String reason, long received) {
    FrameReader reader = new FrameReader(new ScriptedConnection(bytes, 1), 0);
    assertThatThrownBy(() -> readAll(reader))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(reason);
    assertThat(reader.received()).isEqualTo(received);
  }

  private void readAll(FrameReader reader) throws IOException {
    try {
      while (true) {
        reader.read(this::note);
      }
    } catch (EOFException e) {
      // The script is over.
    }
  }

  private void note(int kind, int stream, byte[] buffer, int offset, int length) {
    byte[] payload = new byte[length];
    System.arraycopy(buffer, offset, payload, 0, length);
    seen.add(kind + " " + stream + " " + HexFormat.of().formatHex(payload));
  }

  private static byte[] script() {
    SplittableRandom random = new SplittableRandom(42);
    byte[] all = new byte[0];
    for (int i = 0; i < 60; i++) {
      int length = i % 10 == 9 ? Frame.MAX_PAYLOAD - i : random.nextInt(300);
      byte[] payload = new byte[length];
      random.nextBytes(payload);
      all = Frames.joined(all, Frames.frame(Frame.DATA, i, all.length, payload));
    }
    return all;
  }
}
