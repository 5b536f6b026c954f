package dev.hawser.internal.file.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.internal.file.lane.YieldingLane;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.transport.DirectWriter;
import dev.hawser.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What goes to a lane with the next write")
class LaneBufferTest {
  private static final Line NOBODY =
      _ -> {
        throw new AssertionError("a lane is no stream");
      };

  /// A lane that keeps what is written to it, and how.
  private static class Kept implements Connection, DirectWriter {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<Integer> direct = new ArrayList<>();
    private final boolean isDirect;

    Kept(boolean isDirect) {
      this.isDirect = isDirect;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return -1;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes.write(buffer, offset, length);
    }

    @Override
    public boolean isDirect() {
      return isDirect;
    }

    @Override
    public void write(ByteBuffer from) {
      assertThat(from.isDirect()).isTrue();
      direct.add(from.remaining());
      byte[] copy = new byte[from.remaining()];
      from.get(copy);
      bytes.writeBytes(copy);
    }

    @Override
    public Address remote() {
      return Address.memory("lane");
    }

    @Override
    public void close() {}
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  private static void put(LaneBuffer buffer, int number, byte[] content) {
    ByteBuffer room = buffer.room(content.length);
    int at = room.position();
    room.put(content);
    buffer.add(Chunks.of(3, number, room.position(at)));
  }

  /// Checks that what was written is these chunks, of which the last asks.
  private static void check(byte[] written, byte[]... contents) {
    int at = 0;
    for (int number = 0; number < contents.length; number++) {
      Chunk chunk = Chunk.read(written, at);
      at += Chunk.HEADER;
      byte[] content = contents[number];
      assertThat(chunk.number()).isEqualTo(number);
      assertThat(chunk.asks()).isEqualTo(number == contents.length - 1);
      assertThat(chunk.sum()).isEqualTo(Chunk.sum(content, 0, content.length));
      assertThat(Arrays.copyOfRange(written, at, at + chunk.length())).isEqualTo(content);
      at += chunk.length();
    }
    assertThat(written).hasSize(at);
  }

  private static void writeTwice(Kept lane, Connection written) throws Exception {
    byte[] first = random(Chunk.SIZE - 1);
    byte[] second = random(Chunk.SIZE);
    byte[] third = random(5);
    try (LaneBuffer buffer = new LaneBuffer(written)) {
      put(buffer, 0, first);
      put(buffer, 1, second);
      buffer.ask();
      assertThat(buffer.filled()).isEqualTo(2 * Chunk.HEADER + 2 * Chunk.SIZE - 1);
      buffer.write(NOBODY);
      check(lane.bytes.toByteArray(), first, second);
      lane.bytes.reset();
      put(buffer, 0, third);
      buffer.ask();
      buffer.write(NOBODY);
      check(lane.bytes.toByteArray(), third);
      assertThat(buffer.filled()).isZero();
    }
  }

  @Test
  @DisplayName("is native memory where the lane is a bare socket, and one write for all")
  void direct() throws Exception {
    Kept lane = new Kept(true);
    writeTwice(lane, lane);
    assertThat(lane.direct)
        .containsExactly(2 * Chunk.HEADER + 2 * Chunk.SIZE - 1, 5 + Chunk.HEADER);
  }

  @Test
  @DisplayName("is an array where it is not")
  void array() throws Exception {
    Kept lane = new Kept(false);
    writeTwice(lane, lane);
    assertThat(lane.direct).isEmpty();
  }

  @Test
  @DisplayName("goes in small steps while small messages are about, from native memory, too")
  void yields() throws Exception {
    Kept lane = new Kept(true);
    writeTwice(lane, new YieldingLane(lane, () -> true));
    assertThat(lane.direct).hasSizeGreaterThan(16).allMatch(length -> length <= 16 << 10);
    Kept arrays = new Kept(false);
    writeTwice(arrays, new YieldingLane(arrays, () -> true));
    assertThat(arrays.direct).isEmpty();
  }

  @Test
  @DisplayName("sends zeros without payload")
  void zeros() throws Exception {
    Kept lane = new Kept(true);
    try (LaneBuffer buffer = new LaneBuffer(lane)) {
      put(buffer, 0, new byte[Chunk.SIZE]);
      buffer.write(NOBODY);
    }
    Chunk chunk = Chunk.read(lane.bytes.toByteArray(), 0);
    assertThat(chunk.encoding()).isEqualTo(Chunk.ZEROS);
    assertThat(lane.bytes.size()).isEqualTo(Chunk.HEADER);
  }

  @Test
  @DisplayName("is said where there is no lane but the stream")
  void stream() throws Exception {
    byte[] content = random(100);
    List<Control> said = new ArrayList<>();
    try (LaneBuffer buffer = new LaneBuffer(null)) {
      put(buffer, 0, content);
      buffer.ask();
      buffer.write(said::add);
    }
    Data data = (Data) said.getFirst();
    assertThat(data.chunk().asks()).isTrue();
    assertThat(Arrays.copyOfRange(data.bytes(), data.offset(), data.offset() + data.length()))
        .isEqualTo(content);
  }
}
