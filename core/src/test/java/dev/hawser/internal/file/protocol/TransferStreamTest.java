package dev.hawser.internal.file.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Cancel;
import dev.hawser.internal.file.protocol.Control.Old;
import dev.hawser.internal.file.protocol.Control.Pause;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.session.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A transfer's stream, whose two ends are joined by hand.
class TransferStreamTest {
  private static final int WINDOW = 256 << 10;
  private static final int LONG = 300_000;

  private final Note note = new Note();
  private final Wire wire = new Wire();
  private final TransferStream speaker = new TransferStream(new Note(), WINDOW);
  private final TransferStream hearer = new TransferStream(note, WINDOW);

  TransferStreamTest() throws InterruptedException {
    speaker.begin(wire, new Same(0));
  }

  /// What was told at once.
  private static final class Note implements TransferStream.Ear {
    final List<String> told = new ArrayList<>();
    @Nullable HawserException broken;

    @Override
    public void begins(Input first) {
      told.add("begins with " + first.remaining());
    }

    @Override
    public void urgent(Control message) {
      told.add(message.toString());
    }

    @Override
    public void broken(HawserException reason) {
      broken = reason;
    }
  }

  /// Keeps what is sent, and counts what is consumed.
  private static final class Wire implements Stream {
    final List<byte[]> sent = new ArrayList<>();
    int taken;
    int consumed;

    @Override
    public void send(byte[] bytes, int offset, int length, boolean whole, boolean end) {
      sent.add(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public boolean trySend(byte[] bytes, int offset, int length) {
      return false;
    }

    @Override
    public void post(byte[] bytes, int offset, int length, boolean end) {
      send(bytes, offset, length, true, end);
    }

    @Override
    public void end() {}

    @Override
    public void reset(String reason) {}

    @Override
    public void cancel(String reason) {}

    @Override
    public boolean takeBack(String reason) {
      return false;
    }

    @Override
    public void consumed(int bytes) {
      consumed += bytes;
    }

    @Override
    public void kept(long bytes) {}

    @Override
    public long backlog() {
      return 0;
    }
  }

  /// Carries over what was sent and has not been.
  private int deliver() {
    int bytes = 0;
    while (wire.taken < wire.sent.size()) {
      byte[] part = wire.sent.get(wire.taken++);
      hearer.received(wire, part, 0, part.length, true);
      bytes += part.length;
    }
    return bytes;
  }

  private static Old old(int file) {
    byte[] slice = new byte[LONG];
    Arrays.fill(slice, (byte) file);
    return new Old(file, slice);
  }

  private void assertHears(Old expected) throws InterruptedException {
    assertThat(hearer.hear())
        .isInstanceOfSatisfying(
            Old.class,
            heard -> {
              assertThat(heard.file()).isEqualTo(expected.file());
              assertThat(heard.slice()).isEqualTo(expected.slice());
            });
  }

  @Test
  @DisplayName("short and long messages are heard in order, and free the window when they are")
  void inOrder() throws Exception {
    speaker.say(old(1));
    speaker.say(new AllSent());
    int bytes = deliver();
    assertThat(note.told).containsExactly("begins with 2");
    assertThat(wire.consumed).isGreaterThan(LONG / 2).isLessThan(bytes);
    assertThat(hearer.hear()).isEqualTo(new Same(0));
    assertHears(old(1));
    assertThat(hearer.hear()).isEqualTo(new AllSent());
    assertThat(wire.consumed).isEqualTo(bytes);
  }

  @Test
  @DisplayName("short messages fit in between the parts of a long one; urgent ones do not wait")
  void interleaved() throws Exception {
    speaker.say(old(2));
    List<byte[]> parts = List.copyOf(wire.sent);
    wire.sent.clear();
    wire.sent.addAll(parts.subList(0, 4));
    speaker.say(new AllSent());
    speaker.post(new Pause(), false);
    wire.sent.addAll(parts.subList(4, parts.size()));
    int bytes = deliver();
    assertThat(note.told).hasSize(2).endsWith(new Pause().toString());
    assertThat(hearer.hear()).isEqualTo(new Same(0));
    assertThat(hearer.hear()).isEqualTo(new AllSent());
    assertHears(old(2));
    assertThat(wire.consumed).isEqualTo(bytes);
  }

  @Test
  @DisplayName("a long message that was broken off is forgotten")
  void brokenOff() throws Exception {
    speaker.say(old(3));
    wire.sent.subList(4, wire.sent.size()).clear();
    speaker.say(old(4));
    int bytes = deliver();
    assertThat(hearer.hear()).isEqualTo(new Same(0));
    assertHears(old(4));
    assertThat(wire.consumed).isEqualTo(bytes);
  }

  @Test
  @DisplayName("parts that come in pieces are put together")
  void pieces() throws Exception {
    speaker.say(old(5));
    for (byte[] part : wire.sent) {
      int half = part.length / 2;
      hearer.received(wire, part, 0, half, false);
      hearer.received(wire, part, half, part.length - half, true);
    }
    assertThat(hearer.hear()).isEqualTo(new Same(0));
    assertHears(old(5));
  }

  @Test
  @DisplayName("a message that never ends is refused before much is kept of it")
  void endless() throws Exception {
    speaker.say(old(6));
    byte[] first = wire.sent.get(1);
    byte[] more = wire.sent.get(2);
    hearer.received(wire, first, 0, first.length, true);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                hearer.received(wire, more, 0, more.length, true);
              }
            })
        .isInstanceOf(RefusedException.class);
    assertThat(note.broken).isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("nonsense is refused: no content, unknown parts, parts of nothing")
  void nonsense() {
    List<byte[]> all =
        List.of(new byte[0], new byte[1], new byte[] {1, 9}, new byte[] {1, 2}, new byte[] {1, 3});
    for (byte[] each : all) {
      TransferStream fresh = new TransferStream(new Note(), WINDOW);
      assertThatThrownBy(() -> fresh.received(wire, each, 0, each.length, true))
          .as(Arrays.toString(each))
          .isInstanceOf(ValueException.class);
    }
  }

  @Test
  @DisplayName("when the other end has ended, what was said is heard, and then nothing")
  void ended() throws Exception {
    deliver();
    hearer.ended(wire);
    assertThat(hearer.hear()).isEqualTo(new Same(0));
    assertThat(hearer.hear()).isNull();
    assertThatThrownBy(hearer::await).isInstanceOf(ClosedException.class);
  }

  @Test
  @DisplayName("whoever does not want to hear any more keeps no window from others")
  void closed() throws Exception {
    speaker.say(old(7));
    int bytes = deliver();
    hearer.close();
    assertThat(wire.consumed).isEqualTo(bytes);
    speaker.say(old(8));
    assertThat(deliver()).isEqualTo(wire.consumed - bytes);
    assertThat(hearer.hear()).isNull();
  }

  @Test
  @DisplayName("nothing is posted on a stream that has not begun, and saying something is an error")
  void notBegun() {
    TransferStream fresh = new TransferStream(new Note(), WINDOW);
    fresh.post(new Cancel(), true);
    fresh.end();
    assertThatThrownBy(() -> fresh.say(new AllSent()))
        .isInstanceOfSatisfying(
            ClosedException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
  }
}
