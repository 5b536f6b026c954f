package dev.hawser.internal.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A value passes through buffers much smaller than itself.
class ChunksTest {
  private final Codec codec = Samples.codec();

  /// Hands on its buffer whenever it is full.
  private static final class Draining extends Output {
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

    Draining() {
      super(MIN_ROOM);
    }

    @Override
    protected void overflow(int needed) {
      sink.write(array(), 0, size());
      drained();
    }

    byte[] all() {
      overflow(0);
      return sink.toByteArray();
    }
  }

  /// Serves bytes in small pieces, each in an array of its own at an offset.
  private static final class Fed extends Input {
    private final byte[] bytes;
    private final Random random;
    private int at;

    Fed(byte[] bytes, long seed) {
      super(new byte[0]);
      this.bytes = bytes;
      this.random = new Random(seed);
    }

    @Override
    protected boolean refill(int needed) {
      if (at == bytes.length) {
        return false;
      }
      int length = Math.min(bytes.length - at, 1 + random.nextInt(9));
      byte[] chunk = new byte[length + 3];
      System.arraycopy(bytes, at, chunk, 2, length);
      at += length;
      feed(chunk, 2, length);
      return true;
    }

    @Override
    public long bound() {
      return remaining() + (long) bytes.length - at;
    }
  }

  static List<@Nullable Object> values() {
    List<@Nullable Object> all = new ArrayList<>(Samples.comparable());
    all.addAll(Samples.others());
    all.add(new int[5000]);
    all.add(new Object[5000]);
    return all;
  }

  @ParameterizedTest
  @MethodSource("values")
  void smallChunksMakeNoDifference(@Nullable Object value) {
    byte[] whole = codec.encode(value);
    Draining out = new Draining();
    codec.write(out, value, Foreign.NONE);
    assertThat(out.total()).isEqualTo(whole.length);
    assertThat(out.all()).isEqualTo(whole);

    Input in = new Fed(whole, 1);
    Object copy = codec.read(in, Foreign.NONE);

    assertThat(in.consumed()).isEqualTo(whole.length);
    assertThat(codec.encode(copy)).isEqualTo(codec.encode(codec.decode(whole)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyPrefixIsRefusedAsTruncated(@Nullable Object value) {
    byte[] whole = codec.encode(value);
    int step = Math.max(1, whole.length / 200);
    for (int length = 0; length < whole.length; length += step) {
      byte[] prefix = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> codec.decode(prefix)).isExactlyInstanceOf(ValueException.class);
      assertThatThrownBy(() -> codec.read(new Fed(prefix, 1), Foreign.NONE))
          .isExactlyInstanceOf(ValueException.class);
    }
  }

  @Test
  void aLargeArrayDrainsThroughASmallBuffer() {
    byte[] large = new byte[50 << 20];
    Arrays.fill(large, (byte) 3);
    CRC32 crc = new CRC32();
    Output draining =
        new Output(8192) {
          @Override
          protected void overflow(int needed) {
            crc.update(array(), 0, size());
            drained();
          }
        };
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    codec.write(draining, large, Foreign.NONE);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    assertThat(draining.total()).isEqualTo(large.length + 5L);
  }

  @Test
  void anArrayThatHoldsItselfSurvivesSmallChunks() {
    Object[] array = new Object[5000];
    array[4999] = array;
    array[7] = List.of((Object) new Object[] {array});

    Object[] copy =
        (Object[]) requireNonNull(codec.read(new Fed(codec.encode(array), 1), Foreign.NONE));

    assertThat(copy.length).isEqualTo(5000);
    assertThat(copy[4999] == copy).isTrue();
    assertThat(((Object[]) ((List<?>) copy[7]).get(0))[0] == copy).isTrue();
  }
}
