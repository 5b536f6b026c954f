package dev.hawser.internal.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One object in a value stays one object, and cycles close.
class SharingTest {
  private final Codec codec = Samples.codec();

  private <T> T copy(T value) {
    @SuppressWarnings("unchecked")
    T copy = (T) requireNonNull(codec.decode(codec.encode(value)));
    return copy;
  }

  @Test
  void whatIsSharedStaysShared() {
    List<Object> inner = new ArrayList<>(List.of(1));
    Samples.Point point = new Samples.Point(1, 2);
    int[] array = {1};
    BitSet bits = new BitSet();
    for (Object shared : List.of(inner, point, array, bits, new HashMap<>(), new Error("x"))) {
      List<Object> copy = copy(List.of(shared, shared));
      assertThat(copy.get(0)).isSameAs(copy.get(1));
    }
    List<Object> apart = copy(List.of(new Samples.Point(1, 2), new Samples.Point(1, 2)));
    assertThat(apart.get(0)).isNotSameAs(apart.get(1));
  }

  @Test
  void manySharedObjectsStayShared() {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      values.add(new Samples.Point(i, i));
    }
    values.addAll(new ArrayList<>(values));

    List<Object> copy = copy(values);

    for (int i = 0; i < 10_000; i++) {
      assertThat(copy.get(i)).isEqualTo(new Samples.Point(i, i)).isSameAs(copy.get(i + 10_000));
    }
  }

  @Test
  void aListHoldsItself() {
    List<Object> list = new ArrayList<>();
    list.add(list);

    List<Object> copy = copy(list);

    assertThat(copy.get(0)).isSameAs(copy);
  }

  @Test
  void anArrayHoldsItselfAndAMapIsItsOwnValue() {
    Object[] array = new Object[2];
    array[1] = array;
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);

    assertThat(copy(array)[1]).isInstanceOf(Object[].class).satisfies(a -> same(a, 1));
    Map<String, Object> copy = copy(map);
    assertThat(copy.get("self") == copy).isTrue();
  }

  private static void same(@Nullable Object array, int at) {
    assertThat(((Object[]) requireNonNull(array))[at]).isSameAs(array);
  }

  @Test
  void aRecordHoldsItselfThroughAListAnArrayAndAMap() {
    Samples.Node node = new Samples.Node("n", new ArrayList<>());
    Object[] array = new Object[3];
    array[2] = node;
    Map<String, Object> map = new HashMap<>(Map.of("n", node));
    node.links().addAll(List.of(node, array, map));

    Samples.Node copy = copy(node);

    assertThat(copy.links().get(0)).isSameAs(copy);
    assertThat(((Object[]) copy.links().get(1))[2]).isSameAs(copy);
    assertThat(((Map<?, ?>) copy.links().get(2)).get("n")).isSameAs(copy);
  }

  @Test
  void anExceptionAndItsSuppressedHoldEachOther() {
    Exception outer = new Exception("outer");
    outer.addSuppressed(new IllegalStateException("inner", outer));

    Exception copy = copy(outer);

    assertThat(copy.getSuppressed()[0]).hasMessage("inner").hasCause(copy);
    assertThat(copy.getSuppressed()[0].getCause()).isSameAs(copy);
  }

  @Test
  void aRecordCannotHoldItselfThroughASet() {
    Set<Object> set = new HashSet<>();
    Samples.Pair<Object, Integer> pair = new Samples.Pair<>(set, 1);
    set.add(pair);

    assertThatThrownBy(() -> codec.decode(codec.encode(pair)))
        .isInstanceOf(ValueException.class)
        .hasMessage("a set or a map's key may not hold what it is part of");
  }

  @Test
  @Timeout(20)
  void manyReferencesToAnUnfinishedRecordAndManyObjectsTakeLittleTime() {
    Samples.Node node = new Samples.Node("n", new ArrayList<>());
    for (int i = 0; i < 200_000; i++) {
      node.links().add(node);
    }
    for (int i = 0; i < 200_000; i++) {
      node.links().add(new ArrayList<>());
    }

    Samples.Node copy = copy(node);

    assertThat(copy.links().get(199_999)).isSameAs(copy);
  }
}
