package dev.hawser.internal.file.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.file.Compare;
import dev.hawser.file.Conflict;
import dev.hawser.file.Links;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Control.Begin;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Control.Had;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What the ends of a transfer say")
class ControlTest {
  private static final FileException FAILURE =
      new FileException(Reason.DENIED, "a/b", "'a/b': not yours", Outcome.EXECUTED);

  private static final TransferOptions OPTIONS =
      TransferOptions.defaults()
          .onConflict(Conflict.RENAME)
          .comparing(Compare.CONTENT)
          .include("*.java", "ä*")
          .exclude("build/**")
          .links(Links.SKIP)
          .mirrored()
          .verified()
          .durably()
          .discardingParts()
          .withoutPermissions()
          .rateLimit(1L << 40)
          .connections(8);

  static Stream<Control> messages() {
    byte[] digest = new byte[32];
    new Random(1).nextBytes(digest);
    Entry file = new Entry("a/ü", Entry.Kind.FILE, 1L << 40, -5, 0640, "");
    Entry link = new Entry("l", Entry.Kind.LINK, 0, Long.MIN_VALUE, -1, "../x");
    Chunk chunk = new Chunk(Integer.MAX_VALUE, 7, Chunk.RAW, 32, -1, true);
    boolean[] had = {true, false, true};
    return Stream.of(
        new Begin(Way.GET, true, false, "in/a", "name", OPTIONS),
        new Begin(Way.PUT, false, true, "", "", TransferOptions.defaults()),
        new Control.Entries(3, List.of(file, link)),
        new Control.Entries(0, List.of()),
        new Control.Unreadable(FAILURE),
        new Control.Scanned(5, Long.MAX_VALUE),
        new Control.Sent(List.of(new Control.SentFile(9, digest, new byte[0]))),
        new Control.Sent(List.of(new Control.SentFile(9, digest, digest))),
        new Control.Same(0),
        new Control.Broken(1, FAILURE),
        new Data(chunk, digest, 0, 32),
        new Control.LaneLost(Long.MAX_VALUE),
        new Control.AllSent(),
        new Had(4, 8192, had, new int[] {-1, 0, 77}),
        new Control.Old(4, digest),
        new Control.Verdicts(100, List.of(3, 99), List.of(Integer.MAX_VALUE)),
        new Control.Wanted(12),
        new Control.Ack(0, 1),
        new Control.LaneEnded(5, 0),
        new Control.Done(List.of(1, 2, 3)),
        new Control.Failed(8, FAILURE),
        new Control.Again(8, List.of(0, 5)),
        new Control.Steps(List.of(new Step("a", Action.DELETED, 3, "why"))),
        new Control.Finished(new Totals(1, 2, 3, 4, 5, 6, 7, Long.MAX_VALUE)),
        new Control.WantLane(),
        new Control.LaneNumber(-1),
        new Control.NoLane(Long.MIN_VALUE, "no route"),
        new Control.Pause(),
        new Control.Resume(),
        new Control.Cancel(),
        new Control.GaveUp(new ClosedException("gone", Outcome.NOT_SENT)),
        new Control.GaveUp(FAILURE));
  }

  private static byte[] bytes(Control message) {
    return ControlCodec.write(message).toByteArray();
  }

  /// By what is said of them, since the fields of other packages are not always open to reflection.
  private static boolean isSame(HawserException one, HawserException other) {
    return String.valueOf(one).equals(String.valueOf(other))
        && one.outcome() == other.outcome()
        && facts(one).equals(facts(other));
  }

  private static List<Object> facts(HawserException failure) {
    return failure instanceof FileException file
        ? List.of(file.reason(), file.path(), file.failures())
        : List.of();
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("arrives as it was said")
  void roundTrip(Control message) {
    Control read = ControlCodec.read(new Input(bytes(message)));
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(Object::equals, Entry.class)
        .withEqualsForType(Object::equals, TransferOptions.class)
        .withEqualsForType(Object::equals, Step.class)
        .withEqualsForType(ControlTest::isSame, FileException.class)
        .withEqualsForType(ControlTest::isSame, ClosedException.class)
        .isEqualTo(message);
    assertThat(bytes(read)).isEqualTo(bytes(message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("is refused when it was cut off anywhere, or goes on")
  void cutOff(Control message) {
    byte[] whole = bytes(message);
    for (int length = 0; length < whole.length; length++) {
      Input cut = new Input(whole, 0, length);
      assertThatThrownBy(() -> ControlCodec.read(cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(ValueException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> ControlCodec.read(new Input(longer)))
        .isInstanceOf(ValueException.class);
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("is read or refused, and nothing else, whatever becomes of its bytes")
  void mutated(Control message) {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = bytes(message);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        var _ = ControlCodec.read(new Input(bytes));
      } catch (ValueException e) {
        assertThat(e).hasMessageMatching("(?s).*(malformed|truncated|limit).*");
      }
    }
  }

  @Test
  @DisplayName("is refused when it promises more than it has")
  void promises() {
    for (int kind = 0; kind < 256; kind++) {
      Output out = new Output();
      out.writeByte(kind);
      out.writeVarInt(1);
      out.writeVarInt(Integer.MAX_VALUE);
      out.writeVarInt(Integer.MAX_VALUE);
      byte[] bytes = out.toByteArray();
      int shown = kind;
      assertThat(outcome(bytes)).as("kind %d", shown).isIn("ValueException", "Ack", "LaneEnded");
    }
  }

  private static String outcome(byte[] bytes) {
    try {
      return ControlCodec.read(new Input(bytes)).getClass().getSimpleName();
    } catch (ValueException e) {
      return "ValueException";
    }
  }

  @Test
  @DisplayName("has chunks whose headers are refused when a bit of them has changed")
  void header() {
    byte[] bytes = new byte[Chunk.HEADER];
    Chunk chunk = new Chunk(1, 2, Chunk.RECIPE, 400, 5, true);
    chunk.write(bytes, 0);
    assertThat(Chunk.read(bytes, 0)).isEqualTo(chunk);
    for (int bit = 0; bit < Chunk.HEADER * Byte.SIZE; bit++) {
      bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> Chunk.read(bytes, 0)).isInstanceOf(IllegalArgumentException.class);
      bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    }
  }

  @Test
  @DisplayName("counts chunks, of which the last may be shorter")
  void chunks() {
    assertThat(Chunk.count(0)).isZero();
    assertThat(Chunk.count(1)).isEqualTo(1);
    assertThat(Chunk.count(Chunk.SIZE)).isEqualTo(1);
    assertThat(Chunk.count(Chunk.SIZE + 1)).isEqualTo(2);
    assertThat(Chunk.length(Chunk.SIZE + 1, 0)).isEqualTo(Chunk.SIZE);
    assertThat(Chunk.length(Chunk.SIZE + 1, 1)).isEqualTo(1);
    assertThat(Chunk.length(5L << 30, 40_959)).isEqualTo(Chunk.SIZE);
  }
}
