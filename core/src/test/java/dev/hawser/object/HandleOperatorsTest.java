package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calculating with what is at the other end.
class HandleOperatorsTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private RemoteRef of(Object value) {
    return lab.client().store(value);
  }

  @Test
  @DisplayName("integers are exact: what does not fit an int is a long, and then a BigInteger")
  void integersGrow() {
    RemoteRef most = of(Integer.MAX_VALUE);
    assertThat(of(2).plus(3).value()).isEqualTo(5);
    assertThat(most.plus(1).value()).isEqualTo(Integer.MAX_VALUE + 1L);
    assertThat(most.times(most).value()).isEqualTo((long) Integer.MAX_VALUE * Integer.MAX_VALUE);
    assertThat(of(Long.MAX_VALUE).plus(1).value())
        .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
    assertThat(of((byte) 1).minus(2L).value()).isEqualTo(-1L);
    assertThat(of(Integer.MIN_VALUE).dividedBy(-1).value()).isEqualTo(Integer.MAX_VALUE + 1L);
  }

  @Test
  @DisplayName(
      "integers are divided towards zero, and the remainder fits that; division by zero fails as in"
          + " Java")
  void division() {
    assertThat(of(7).dividedBy(2).value()).isEqualTo(3);
    assertThat(of(-7).dividedBy(2).value()).isEqualTo(-3);
    assertThat(of(-7).remainder(2).value()).isEqualTo(-1);
    assertThatThrownBy(() -> of(1).dividedBy(0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("zero");
    assertThat(of(1.0).dividedBy(0).value()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  @DisplayName(
      "numbers of different types are calculated with as the more exact, or else as doubles")
  void mixedNumbers() {
    assertThat(of(1).plus(0.5).value()).isEqualTo(1.5);
    assertThat(of(0.5f).plus(0.25f).value()).isEqualTo(0.75f);
    assertThat(of(new BigDecimal("0.1")).plus(2).value()).isEqualTo(new BigDecimal("2.1"));
    assertThat(of(BigInteger.TEN).times(new BigDecimal("0.5")).value())
        .isEqualTo(new BigDecimal("5.0"));
    assertThat(of(BigInteger.TEN).minus(1).value()).isEqualTo(BigInteger.valueOf(9));
    assertThat(of(BigDecimal.ONE).dividedBy(3).value())
        .isEqualTo(new BigDecimal("0.3333333333333333333333333333333333"));
    assertThat(of(BigDecimal.ONE).plus(Double.NaN).value()).isEqualTo(Double.NaN);
  }

  @Test
  @DisplayName("an operand may be a handle, and each result is one")
  void handlesAsOperands() {
    RemoteRef five = of(5);
    assertThat(five.plus(five).times(five).minus(of(8)).asInt()).isEqualTo(42);
  }

  @Test
  @DisplayName("texts and lists are put one after the other, a text is repeated")
  void textsAndLists() {
    assertThat(of("couch").plus("es").asString()).isEqualTo("couches");
    assertThat(of("a").plus('b').value()).isEqualTo("ab");
    assertThat(of("ab").times(3).value()).isEqualTo("ababab");
    assertThat(of("ab").times(0).value()).isEqualTo("");
    assertThat(of(List.of(1, 2)).plus(List.of("x")).value()).isEqualTo(List.of(1, 2, "x"));
  }

  @Test
  @DisplayName("what cannot be calculated is refused, naming both types")
  void senseless() {
    assertThatThrownBy(() -> of("a").plus(1))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("java.lang.Integer");
    assertThatThrownBy(() -> of("a").times(-1)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> of(List.of()).minus(List.of())).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> of(1).compareTo("1")).isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("numbers of different types are compared by what they are worth")
  void comparing() {
    assertThat(of(1).compareTo(2.5)).isNegative();
    assertThat(of(new BigDecimal("1e400")).compareTo(Double.MAX_VALUE)).isPositive();
    assertThat(of(Long.MAX_VALUE).compareTo((double) Long.MAX_VALUE)).isNegative();
    assertThat(of("b").compareTo("a")).isPositive();
    assertThat(of(1).isEqualTo(1.0)).isTrue();
    assertThat(of(new BigDecimal("1.00")).isEqualTo(1L)).isTrue();
    assertThat(of(1).isEqualTo("1")).isFalse();
    assertThat(of(1).isEqualTo(null)).isFalse();
    assertThat(of(new int[] {1, 2}).isEqualTo(new int[] {1, 2})).isTrue();
    assertThat(of(List.of(1)).isEqualTo(of(List.of(1)))).isTrue();
  }

  @Test
  @DisplayName("casts bring numbers that fit, and say otherwise what to do")
  void casts() {
    assertThat(of(7).asLong()).isEqualTo(7L);
    assertThat(of(7.0).asInt()).isEqualTo(7);
    assertThat(of(7).asDouble()).isEqualTo(7.0);
    assertThat(of(new BigDecimal("7.5")).asDouble()).isEqualTo(7.5);
    assertThat(of(Long.MIN_VALUE).asLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(of(Integer.MIN_VALUE).asInt()).isEqualTo(Integer.MIN_VALUE);
    assertThatThrownBy(() -> of(1L << 40).asInt())
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("too large for an int");
    assertThatThrownBy(() -> of(BigInteger.TWO.pow(100)).asLong())
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("too large for a long");
    assertThatThrownBy(() -> of(7.5).asInt())
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("fraction");
    assertThatThrownBy(() -> of(Double.NaN).asInt()).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> of("7").asInt())
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("java.lang.String");
    assertThatThrownBy(() -> of(BigInteger.TWO.pow(2000)).asDouble())
        .isInstanceOf(ValueException.class);
  }

  @Test
  @DisplayName("false is what is false, zero or empty")
  void truth() {
    assertThat(of(1).asBoolean()).isTrue();
    assertThat(of("x").asBoolean()).isTrue();
    assertThat(of(0.0).asBoolean()).isFalse();
    assertThat(of("").asBoolean()).isFalse();
    assertThat(of(List.of()).asBoolean()).isFalse();
    assertThat(of(new int[0]).asBoolean()).isFalse();
    assertThat(of(false).asBoolean()).isFalse();
  }

  @Test
  @DisplayName("results that would take too much are refused before they are made")
  void bounded() {
    RemoteRef large = of(BigInteger.ONE.shiftLeft(900_000));
    assertThatThrownBy(() -> large.times(large))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("too long");
    RemoteRef far = of(new BigDecimal("1e2000000000"));
    assertThatThrownBy(() -> far.plus(1)).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> far.remainder(7)).isInstanceOf(ValueException.class);
    assertThatThrownBy(far::asLong).isInstanceOf(ValueException.class);
    assertThat(far.compareTo(1)).isPositive();
    assertThatThrownBy(() -> of("abcdefgh").times(Integer.MAX_VALUE))
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("too long");
  }
}
