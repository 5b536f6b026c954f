package dev.hawser.internal.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.HawserException;
import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Objects of a layer above that hold values, as shipped functions do.
@DisplayName("An object of a layer above")
class ForeignObjectsTest {
  private static final int MUTATIONS = 200_000;

  private final Codec codec = Samples.codec();
  private final Boxes boxes = new Boxes();

  /// Exists before what it holds.
  private static final class Box {
    @Nullable Object content;

    Box(@Nullable Object content) {
      this.content = content;
    }
  }

  /// Exists only when what it holds does, as a lambda.
  private static final class Sealed {
    final @Nullable Object content;

    Sealed(@Nullable Object content) {
      this.content = content;
    }
  }

  /// Is written by rules of its own.
  private record Island(Object content) {}

  /// Writes all three.
  private static final class Boxes implements Foreign {
    private static final int BOX = 1;
    private static final int SEALED = 2;
    private static final int ISLAND = 3;

    @Override
    public boolean claims(Object value) {
      return value instanceof Island;
    }

    @Override
    public boolean isNumbered(Object value) {
      return !(value instanceof Island);
    }

    @Override
    public boolean write(Object value, Output out) {
      return false;
    }

    @Override
    public boolean write(Object value, Sink sink) {
      switch (value) {
        case Box box -> {
          sink.output().writeByte(BOX);
          sink.writeName("box");
          sink.write(box.content);
        }
        case Sealed sealed -> {
          sink.output().writeByte(SEALED);
          sink.write(sealed.content);
        }
        case Island island -> {
          Output apart = new Output();
          sink.writeApart(apart, Samples.registry(), this, island.content());
          sink.output().writeByte(ISLAND);
          sink.output().writeBytes(apart.array(), 0, apart.size());
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Object read(Input in) {
      throw new AssertionError("not by bytes");
    }

    @Override
    public Object read(Source source) {
      return switch (source.input().readUnsignedByte()) {
        case BOX -> {
          assertName(source.readName());
          source.charge(16);
          Box box = new Box(null);
          source.exists(box);
          source.read(value -> box.content = value);
          yield box;
        }
        case SEALED -> new Sealed(source.read());
        case ISLAND -> {
          Object content = source.readApart(Samples.registry(), this);
          if (content == null) {
            throw new ValueException("an island of nothing");
          }
          yield new Island(content);
        }
        default -> throw new ValueException("no box");
      };
    }

    private static void assertName(String name) {
      if (!name.equals("box")) {
        throw new ValueException("a name that is not box");
      }
    }
  }

  private byte[] bytes(Object value) {
    return codec.encode(value, boxes);
  }

  private <T> T copy(T value) {
    @SuppressWarnings("unchecked")
    T copy = (T) requireNonNull(codec.decode(bytes(value), boxes));
    return copy;
  }

  @Test
  @DisplayName("holds values, and other such objects")
  void holdsValues() {
    Box copy = copy(new Box(List.of(new Samples.Point(1, 2), new Box("inner"))));

    List<?> content = (List<?>) requireNonNull(copy.content);
    assertThat(content.get(0)).isEqualTo(new Samples.Point(1, 2));
    assertThat(((Box) content.get(1)).content).isEqualTo("inner");
  }

  @Test
  @DisplayName("arrives as one object however often it is met, and so does what several hold")
  void isSharedOnce() {
    List<Object> shared = new ArrayList<>(List.of("shared"));
    Box one = new Box(shared);

    List<Object> copy = copy(List.of(one, one, new Sealed(shared), shared));

    assertThat(copy.get(1)).isSameAs(copy.get(0));
    assertThat(((Box) copy.get(0)).content).isSameAs(copy.get(3));
    assertThat(((Sealed) copy.get(2)).content).isSameAs(copy.get(3));
  }

  @Test
  @DisplayName("may hold itself, directly if it exists before what it holds")
  void holdsItself() {
    Box box = new Box(null);
    box.content = box;

    Box copy = copy(box);

    assertThat(copy.content).isSameAs(copy);
  }

  @Test
  @DisplayName("may hold itself through a list, an array or an object that exists before it does")
  void holdsItselfLate() {
    Object[] array = new Object[2];
    Box box = new Box(null);
    List<Object> list = new ArrayList<>();
    Sealed sealed = new Sealed(List.of(list, array, box));
    list.add(sealed);
    array[1] = sealed;
    box.content = sealed;

    Sealed copy = copy(sealed);

    List<?> held = (List<?>) requireNonNull(copy.content);
    assertThat(((List<?>) held.get(0)).get(0)).isSameAs(copy);
    assertThat(((Object[]) held.get(1))[1]).isSameAs(copy);
    assertThat(((Box) held.get(2)).content).isSameAs(copy);
  }

  @Test
  @DisplayName("that would have to hold itself before it exists is refused")
  void cannotHoldItselfDirectly() {
    byte[] bytes = {Tag.FOREIGN_NUMBERED, Boxes.SEALED, Tag.BACK_REFERENCE, 0};

    assertThatThrownBy(() -> codec.decode(bytes, boxes))
        .isInstanceOf(ValueException.class)
        .hasMessage(
            "malformed value: a record or a function can hold itself only through a list, an"
                + " array, a map's value or an object's field");
  }

  @Test
  @DisplayName("counts against the depth of the whole value, at both ends")
  void depthHolds() {
    Object deep = "bottom";
    for (int i = 0; i < 60; i++) {
      deep = new Box(deep);
    }
    Object tooDeep = deep;
    for (int i = 0; i < 60; i++) {
      tooDeep = new Box(tooDeep);
    }
    Object beyond = tooDeep;
    Codec deeper = new Codec(Samples.registry(), ValueLimits.defaults().withMaxDepth(150));

    assertThat(copy((Box) deep).content).isInstanceOf(Box.class);
    assertThatThrownBy(() -> bytes(beyond)).hasMessageContaining("nests deeper than 100 levels");
    assertThatThrownBy(() -> codec.decode(deeper.encode(beyond, boxes), boxes))
        .hasMessageContaining("nests deeper than 100 levels");
  }

  @Test
  @DisplayName("written apart counts against the same limits as what is around it")
  void limitsHoldApart() {
    Object deep = new Island("bottom");
    for (int i = 0; i < 60; i++) {
      deep = new Island(List.of(deep));
    }
    Object beyond = deep;
    Codec deeper = new Codec(Samples.registry(), ValueLimits.defaults().withMaxDepth(150));
    List<Object> wide = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      wide.add(new Island(new ArrayList<>(java.util.Collections.nCopies(1000, 1))));
    }
    Codec small = new Codec(Samples.registry(), new ValueLimits(1 << 20, 10, 9999, 9999, 1 << 20));

    assertThatThrownBy(() -> bytes(beyond)).hasMessageContaining("nests deeper than 100 levels");
    assertThatThrownBy(() -> codec.decode(deeper.encode(beyond, boxes), boxes))
        .hasMessageContaining("nests deeper than 100 levels");
    assertThatThrownBy(() -> small.decode(bytes(wide), boxes))
        .hasMessageContaining("would take more than 1048576 bytes of memory");
    assertThatThrownBy(() ->
            new Codec(Samples.registry(), ValueLimits.defaults().withMaxBytes(50_000))
                .encode(wide, boxes))
        .hasMessageContaining("is larger than 50000 bytes");
  }

  @Test
  @DisplayName("written apart shares nothing with what is around it")
  void numberingIsApart() {
    List<Object> shared = new ArrayList<>(List.of("shared"));

    List<Object> copy = copy(Arrays.asList(shared, new Island(List.of(shared, shared)), shared));

    List<?> inside = (List<?>) ((Island) copy.get(1)).content();
    assertThat(copy.get(2)).isSameAs(copy.get(0));
    assertThat(inside.get(0)).isSameAs(inside.get(1)).isNotSameAs(copy.get(0));
  }

  @Test
  @DisplayName("whatever is done to its bytes, is read or refused")
  void mutations() {
    Box box = new Box(null);
    box.content = List.of(box, new Sealed(List.of(box)), new Island(new Box(List.of("x", 1))));
    byte[] bytes = bytes(List.of(box, new Island(List.of("y")), "z"));
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = bytes.clone();
      for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      try {
        codec.read(new Input(mutated, 0, random.nextInt(1, mutated.length + 1)), boxes);
        read++;
      } catch (HawserException expected) {
        continue;
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ": " + Arrays.toString(mutated), e);
      }
    }
    assertThat(read).isPositive();
  }
}
