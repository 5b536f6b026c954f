package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a layer above puts into a value.
class ForeignTest {
  private final Codec codec = Samples.codec();
  private final Table table = new Table();

  /// Passes runnables by number, and points although they are values.
  private static final class Table implements Foreign {
    private final List<Object> objects = new ArrayList<>();

    @Override
    public boolean claims(Object value) {
      return value instanceof Samples.Point;
    }

    @Override
    public boolean write(Object value, Output out) {
      if (!(value instanceof Runnable) && !claims(value)) {
        return false;
      }
      objects.add(value);
      out.writeVarInt(objects.size() - 1);
      return true;
    }

    @Override
    public Object read(Input in) {
      return objects.get(in.readVarInt());
    }
  }

  private byte[] write(Object value) {
    Output out = new Output();
    codec.write(out, value, table);
    return out.toByteArray();
  }

  @Test
  void anObjectThatIsNoValuePassesThroughTheLayerAbove() {
    Runnable task = () -> {};
    List<Object> value = List.of(1, task, "x", List.of(task));

    Decoded copy = codec.decoded(new Input(write(value)), table);

    assertThat(copy.value()).isEqualTo(value);
    assertThat(copy.immutable()).isFalse();
  }

  @Test
  void aLayerMayClaimWhatWouldBeAValue() {
    Samples.Point point = new Samples.Point(1, 2);

    assertThat(codec.read(new Input(write(point)), table)).isSameAs(point);
  }

  @Test
  void whatTheLayerDeclinesIsRefusedByRule() {
    assertThatThrownBy(() -> write(List.of(new Object())))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith("java.lang.Object may not travel by value: it is neither");
  }

  @Test
  void withoutALayerNothingForeignIsRead() {
    byte[] bytes = write((Runnable) () -> {});

    assertThatThrownBy(() -> codec.decode(bytes))
        .hasMessage("a reference, a stream or code is not accepted here, only plain values");
  }

  @Test
  void afterAValueTheInputStandsBehindIt() {
    Output out = new Output();
    codec.write(out, "first", Foreign.NONE);
    codec.write(out, 2, Foreign.NONE);
    Input in = new Input(out.toByteArray());

    assertThat(codec.read(in, Foreign.NONE)).isEqualTo("first");
    assertThat(codec.read(in, Foreign.NONE)).isEqualTo(2);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void bytesLeftOverAreMalformed() {
    assertThatThrownBy(() -> codec.decode(new byte[] {Tag.NULL, 0}))
        .isInstanceOf(ValueException.class)
        .hasMessage("malformed value: 1 bytes are left over");
  }

  @Test
  void aFailureOfTheLayerPassesThrough() {
    Foreign closed =
        new Foreign() {
          @Override
          public boolean write(Object value, Output out) {
            throw new ClosedException("gone", Outcome.NOT_SENT);
          }

          @Override
          public Object read(Input in) {
            throw new IllegalStateException("broken");
          }
        };

    assertThatThrownBy(() -> codec.write(new Output(), new Object(), closed))
        .isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> codec.read(new Input(new byte[] {Tag.FOREIGN}), closed))
        .isInstanceOf(ValueException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
