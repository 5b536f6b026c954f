package dev.hawser.internal.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Records that stand for the objects of other classes.
class StandInTest {
  /// A class of a library, as it were.
  static class Color {
    static final Color RED = new Color(0xff0000);
    static final Color BLUE = new Color(0xff);

    final int rgb;

    Color(int rgb) {
      this.rgb = rgb;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Color color && color.rgb == rgb;
    }

    @Override
    public int hashCode() {
      return rgb;
    }
  }

  record Rgb(int all) {
    Color color() {
      return new Color(all);
    }
  }

  record Line(Color color, List<Color> more) {}

  /// A class that may hold itself, by way of a list.
  static final class Knot {
    final List<Object> ends;

    Knot(List<Object> ends) {
      this.ends = ends;
    }
  }

  record KnotEnds(List<Object> ends) {}

  /// A class that may hold itself.
  static final class Ring {
    Ring next = this;
  }

  record Link(Ring next) {}

  private static final StandIn<Color, Rgb> COLOR =
      new StandIn<>(Color.class, Rgb.class, color -> new Rgb(color.rgb), Rgb::color);

  private static TypeRegistry registry() {
    return TypeRegistry.create()
        .allow(COLOR)
        .allow(
            new StandIn<>(
                Knot.class, KnotEnds.class, it -> new KnotEnds(it.ends), it -> new Knot(it.ends())))
        .allow(Line.class);
  }

  private final Codec codec = codec(registry());

  private static Codec codec(TypeRegistry registry) {
    return new Codec(registry, ValueLimits.defaults());
  }

  private <T> T copy(T value) {
    @SuppressWarnings("unchecked")
    T copy = (T) requireNonNull(codec.decode(codec.encode(value)));
    return copy;
  }

  @Test
  @DisplayName("an object arrives as itself: alone, in collections, in arrays and in records")
  void asItself() {
    Color red = Color.RED;
    for (Object each :
        List.of(
            red,
            List.of(red, Color.BLUE),
            Set.of(red, Color.BLUE),
            Map.of(red, Optional.of(red)),
            new Line(red, List.of(red)))) {
      assertThat(copy(each)).isEqualTo(each);
    }
    assertThat(this.<Color[]>copy(new Color[] {red, null})).containsExactly(red, null);
  }

  @Test
  @DisplayName("on the line it is its record, so an end that knows the record alone can read it")
  void asItsRecord() {
    byte[] bytes = codec.encode(Color.RED);
    Codec plain = codec(TypeRegistry.create().allow(Rgb.class));

    assertThat(plain.decode(bytes)).isEqualTo(new Rgb(Color.RED.rgb));
    assertThat(plain.encode(new Rgb(Color.RED.rgb))).isEqualTo(bytes);
    assertThat(codec.decoded(bytes).immutable()).isFalse();
    assertThat(plain.decoded(bytes).immutable()).isTrue();
  }

  @Test
  @DisplayName("what is met twice is converted once and arrives once")
  void shared() {
    Color mine = new Color(1);
    List<Color> list = copy(List.of(mine, new Color(1), mine));
    assertThat(list.get(0)).isSameAs(list.get(2)).isNotSameAs(list.get(1));
  }

  @Test
  @DisplayName("cycles close as those of records do: through a list, and not without")
  void cycles() {
    Knot knot = new Knot(new ArrayList<>());
    knot.ends.add(knot);
    Knot copy = copy(knot);
    assertThat(copy.ends).hasSize(1);
    assertThat(copy.ends.getFirst()).isSameAs(copy);

    Codec rings =
        codec(
            TypeRegistry.create()
                .allow(
                    new StandIn<>(
                        Ring.class, Link.class, it -> new Link(it.next), _ -> new Ring())));
    byte[] ring = rings.encode(new Ring());
    assertThatThrownBy(() -> rings.decode(ring))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("can hold itself only through");
  }

  @Test
  @DisplayName("a converter that makes ever new objects ends at the depth that values may have")
  void endless() {
    Codec endless =
        codec(
            TypeRegistry.create()
                .allow(
                    new StandIn<>(
                        Ring.class, Link.class, _ -> new Link(new Ring()), _ -> new Ring())));
    assertThatThrownBy(() -> endless.encode(new Ring()))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("nests deeper");
  }

  @Test
  @DisplayName("keys made to share a hash code are bounded after they have become objects, too")
  void keys() {
    record Pin(int number) {}
    class Clash {
      final int number;

      Clash(int number) {
        this.number = number;
      }

      @Override
      public int hashCode() {
        return 1;
      }

      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Clash clash && clash.number == number;
      }
    }
    List<Pin> pins = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      pins.add(new Pin(i));
    }
    byte[] bytes = codec(TypeRegistry.create().allow(Pin.class)).encode(new HashSet<>(pins));
    Codec victim =
        codec(
            TypeRegistry.create()
                .allow(
                    new StandIn<>(
                        Clash.class,
                        Pin.class,
                        it -> new Pin(it.number),
                        it -> new Clash(it.number))));

    assertThatThrownBy(() -> victim.decode(bytes)).hasMessageContaining("share a hash code");
  }

  @Test
  @DisplayName("an end without the converter says what to add, in writing and in reading")
  void missing() {
    Codec without = codec(TypeRegistry.create());
    byte[] bytes = codec.encode(Color.RED);

    assertThatThrownBy(() -> without.encode(Color.RED))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining(Color.class.getName())
        .hasMessageContaining("allow a record that stands for it");
    assertThatThrownBy(() -> without.decode(bytes))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining(Rgb.class.getName())
        .hasMessageContaining("If it stands for a class there, allow it here with that class");
  }

  @Test
  @DisplayName("a record that stands for a class is not sent as itself: it would not arrive so")
  void recordItself() {
    assertThatThrownBy(() -> codec.encode(new Rgb(1)))
        .isInstanceOf(ValueException.class)
        .hasMessage(
            "a %s would arrive as a %s, for which it stands: send the StandInTest.Color, or another record"
                .formatted(Rgb.class.getName(), Color.class.getName()));
  }

  @Test
  @DisplayName("a subclass is another class")
  void subclass() {
    assertThatThrownBy(() -> codec.encode(new Color(1) {}))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("may not travel by value");
  }

  @Test
  @DisplayName("a converter that fails or makes nothing is named, with why")
  void failing() {
    byte[] bytes = codec.encode(Color.RED);
    String there = "the converter from " + Color.class.getName() + " to " + Rgb.class.getName();
    String back = "the converter from " + Rgb.class.getName() + " to " + Color.class.getName();
    Function<Color, Rgb> broken =
        _ -> {
          throw new IllegalStateException("no ink");
        };
    Codec failing =
        codecOf(new StandIn<>(Color.class, Rgb.class, broken, _ -> StandInTest.nothing()));
    Codec empty =
        codecOf(new StandIn<>(Color.class, Rgb.class, _ -> StandInTest.nothing(), Rgb::color));

    assertThatThrownBy(() -> failing.encode(Color.RED))
        .isInstanceOf(ValueException.class)
        .hasMessage(there + " failed: java.lang.IllegalStateException: no ink");
    assertThatThrownBy(() -> empty.encode(Color.RED)).hasMessage(there + " returned null");
    assertThatThrownBy(() -> failing.decode(bytes)).hasMessage(back + " returned null");
  }

  private static Codec codecOf(StandIn<?, ?> standIn) {
    return codec(TypeRegistry.create().allow(standIn));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // As careless code does.
  private static <T> T nothing() {
    return null;
  }

  @Test
  @DisplayName("what needs no record, is no class of objects, or is in another pair is refused")
  void refused() {
    assertThatThrownBy(() -> new StandIn<>(String.class, Rgb.class, _ -> new Rgb(1), Rgb::toString))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("travels by itself");
    assertThatThrownBy(
            () -> new StandIn<>(Runnable.class, Rgb.class, _ -> new Rgb(1), _ -> () -> {}))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("no object is of exactly java.lang.Runnable");
    assertThatThrownBy(() -> registry().allow(COLOR))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith(
            Rgb.class.getName() + " stands for " + Color.class.getName() + " already");
    assertThatThrownBy(() ->
            registry()
                .allow(new StandIn<>(Ring.class, Rgb.class, _ -> new Rgb(1), _ -> new Ring())))
        .hasMessageStartingWith(
            Rgb.class.getName() + " stands for " + Color.class.getName() + " already");
  }
}
