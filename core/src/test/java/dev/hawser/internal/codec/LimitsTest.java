package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits hold at both ends, and at the receiving end before memory is allocated.
class LimitsTest {
  private static final long SMALL = 1 << 20;

  private final Codec codec = Samples.codec();

  private static Codec with(ValueLimits limits) {
    return new Codec(Samples.registry(), limits);
  }

  /// What this thread allocates for something. It is done once before, since what is used for the
  /// first time loads classes.
  private static long allocatedBy(Runnable action) {
    action.run();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// Every kind of declared length, at 268 million, with nothing behind it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0a 80808080 01",
        "0b 80808080 01",
        "0c 00 80808080 01",
        "0e 80808080 01",
        "14 80808080 01",
        "16 80808080 01",
        "30 80808080 01",
        "31 80808080 01",
        "34 80808080 01",
        "37 80808080 01",
        "38 01 01 10 6a6176612e6c616e672e4f626a656374 80808080 01",
        "40 80808080 01",
        "41 80808080 01",
        "42 80808080 01",
        "43 00 80808080 01",
        "44 80808080 01",
        "46 80808080 01",
        "47 00 80808080 01",
        "48 80808080 01",
        "52 01 01 78 00 80808080 01",
        "50 01 80808080 01"
      })
  void aHugeDeclaredLengthAllocatesNothing(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(allocatedBy(() -> refuse(() -> codec.decode(bytes)))).isLessThan(SMALL);
    assertThat(allocatedBy(() -> refuse(() -> codec.read(endless(bytes), Foreign.NONE))))
        .isLessThan(SMALL);
  }

  /// Some bytes that may go on for ever.
  private static Input endless(byte[] bytes) {
    return new Input(bytes) {
      @Override
      public long bound() {
        return Long.MAX_VALUE;
      }
    };
  }

  /// As {@link #assertRefused}, with nothing that allocates for itself.
  private static void refuse(Runnable action) {
    try {
      action.run();
    } catch (ValueException expected) {
      return;
    }
    throw new AssertionError("it was not refused");
  }

  private static void assertRefused(Runnable action) {
    assertThatThrownBy(action::run).isExactlyInstanceOf(ValueException.class);
  }

  @Test
  void nestingEndsAtTheLimitAtBothEnds() {
    Object deep = nested(ValueLimits.defaults().maxDepth());
    byte[] bytes = codec.encode(deep);
    List<Object> deeper = new ArrayList<>(List.of(deep));

    assertThat(codec.decode(bytes)).isEqualTo(deep);
    assertThatThrownBy(() -> codec.encode(deeper))
        .isInstanceOf(ValueException.class)
        .hasMessage("the value nests deeper than 100 levels");
    assertThatThrownBy(() -> with(ValueLimits.defaults().withMaxDepth(10)).decode(bytes))
        .hasMessage("the value nests deeper than 10 levels");
  }

  private static Object nested(int levels) {
    Object value = "core";
    for (int i = 0; i < levels; i++) {
      value = i % 2 == 0 ? List.of(value) : new Samples.Pair<>(value, null);
    }
    return value;
  }

  @Test
  void theDeepestValueFitsASmallStack() throws Exception {
    Object deep = nested(ValueLimits.defaults().maxDepth());
    AtomicReference<@Nullable Object> result = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> result.set(codec.decode(codec.encode(deep))), "small", 256 << 10);
    thread.start();
    thread.join();

    assertThat(result.get()).isEqualTo(deep);
  }

  @Test
  void millionsOfOpenBracketsAreRefusedAtOnce() {
    byte[] bytes = new byte[10_000_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = Tag.LIST;
      bytes[i + 1] = 1;
    }
    assertThat(allocatedBy(() -> refuse(() -> codec.decode(bytes)))).isLessThan(SMALL);
  }

  @Test
  void theLimitOnElementsHoldsAtBothEnds() {
    Codec few = with(ValueLimits.defaults().withMaxElements(3));
    String message =
        "4 elements are over the limit of 3 for one container. Send them in pieces, as through a"
            + " pipe; or, to allow so many: .limits(Limits.defaults().withValueShape(…)) on the"
            + " builder of the end that has this limit";
    for (Object four : List.of(List.of(1, 2, 3, 4), new int[4], "abcd".getBytes(), new String[4])) {
      assertThatThrownBy(() -> few.encode(four)).hasMessage(message);
      assertThatThrownBy(() -> few.decode(codec.encode(four))).hasMessage(message);
    }
    assertThat(few.decode(few.encode(List.of(1, 2, 3)))).isEqualTo(List.of(1, 2, 3));
  }

  @Test
  void theLimitOnTextHoldsAtBothEnds() {
    Codec shortOnly = with(ValueLimits.defaults().withMaxStringBytes(10));
    String text = "eleven char";
    String message =
        "a text of 11 bytes or more is over the limit of 10 for one. Send it in pieces, as through"
            + " a pipe, or as a byte[]";

    assertThatThrownBy(() -> shortOnly.encode(text)).hasMessage(message);
    assertThatThrownBy(() -> shortOnly.decode(codec.encode(text))).hasMessage(message);
    assertRefused(() -> shortOnly.decode(codec.encode(java.math.BigInteger.TWO.pow(100))));
  }

  @Test
  void theLimitOnBytesHoldsAtBothEnds() {
    Codec small = with(ValueLimits.defaults().withMaxBytes(1000));

    for (Object large :
        List.of("x".repeat(1001), new byte[1001], java.util.Collections.nCopies(600, 1))) {
      assertThatThrownBy(() -> small.encode(large)).isInstanceOf(ValueException.class);
      assertRefused(() -> small.decode(codec.encode(large)));
    }
    assertThat(small.decode(small.encode("x".repeat(900)))).isEqualTo("x".repeat(900));
  }

  @Test
  void fewBytesCannotTakeMuchMemory() {
    long heap = 16 << 20;
    Codec small = with(new ValueLimits(1 << 20, 10, 1 << 20, 1 << 20, heap));
    Output out = new Output();
    out.writeByte(Tag.LIST);
    out.writeVarInt(500_000);
    for (int i = 0; i < 500_000; i++) {
      out.writeByte(Tag.MAP);
      out.writeVarInt(0);
    }

    long allocated = allocatedBy(() -> refuse(() -> small.decode(out.toByteArray())));

    assertThat(allocated).isLessThan(2 * heap);
  }

  @Test
  void sharedListsDoNotMultiply() {
    List<Object> laughs = List.of("ha");
    for (int i = 0; i < 90; i++) {
      laughs = List.of(laughs, laughs);
    }
    byte[] bytes = codec.encode(laughs);

    assertThat(bytes).hasSizeLessThan(1000);
    assertThat(allocatedBy(() -> codec.decode(bytes))).isLessThan(SMALL);
  }
}
