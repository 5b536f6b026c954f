package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes in comes out.
class RoundTripTest {
  private final Codec codec = Samples.codec();

  static List<@Nullable Object> comparable() {
    return Samples.comparable();
  }

  private <T> T copy(T value) {
    @SuppressWarnings("unchecked")
    T copy = (T) codec.decode(codec.encode(value));
    return copy;
  }

  @ParameterizedTest
  @MethodSource("comparable")
  void aValueEqualsItsCopyAndIsEncodedAlike(@Nullable Object value) {
    byte[] bytes = codec.encode(value);
    Object copy = codec.decode(bytes);

    assertThat(copy).isEqualTo(value);
    if (!(value instanceof Collection<?>) && !(value instanceof Map<?, ?>)) {
      assertThat(codec.encode(copy)).isEqualTo(bytes);
    }
  }

  @Test
  void arraysKeepTheirTypesAndElements() {
    Object[] arrays = {
      new boolean[] {true, false},
      new byte[] {1, -1},
      new short[] {1, Short.MIN_VALUE},
      new char[] {'a', '\uffff'},
      new int[] {1, Integer.MIN_VALUE},
      new long[] {1, Long.MIN_VALUE},
      new float[] {1, Float.NEGATIVE_INFINITY},
      new double[] {1, Double.NaN},
      new String[] {"a", null},
      new int[][] {{1}, null, {}},
      new Samples.Point[] {new Samples.Point(1, 2)},
      new Samples.Shape[][] {{Samples.Shape.Unit.SQUARE}, {}},
      new Number[] {1, 2.0},
      new List<?>[] {List.of(1)},
      new Samples.Suit[] {Samples.Suit.HEARTS},
      new Object[] {1, "two", null},
    };
    for (Object array : arrays) {
      Object copy = copy(array);
      assertThat(copy).hasSameClassAs(array);
      assertThat(Arrays.deepEquals(new Object[] {copy}, new Object[] {array})).isTrue();
    }
  }

  @Test
  void largeArraysOfEveryPrimitiveTypeSurvive() {
    int[] ints = new int[100_000];
    Arrays.setAll(ints, i -> i * 31);
    double[] doubles = new double[100_000];
    Arrays.setAll(doubles, Math::sqrt);
    byte[] bytes = new byte[1_000_000];
    Arrays.fill(bytes, (byte) 7);

    assertThat(copy(ints)).isEqualTo(ints);
    assertThat(copy(doubles)).isEqualTo(doubles);
    assertThat(copy(bytes)).isEqualTo(bytes);
  }

  @Test
  void collectionsArriveAsTheOrdinaryOnesOfTheirKind() {
    assertThat(copy(List.of(1))).isInstanceOf(ArrayList.class);
    assertThat((Object) copy(new CopyOnWriteArrayList<>(List.of(1)))).isEqualTo(List.of(1));
    assertThat(copy(new LinkedList<>(List.of(1)))).isInstanceOf(LinkedList.class);
    assertThat((Object) copy(Set.of(1))).hasSameClassAs(new java.util.LinkedHashSet<>());
    assertThat((Object) copy(Map.of(1, 2))).hasSameClassAs(new LinkedHashMap<>());
    assertThat(codec.decode(codec.encode(new ConcurrentLinkedQueue<>(List.of(2, 1)))))
        .isInstanceOf(ArrayDeque.class)
        .asString()
        .isEqualTo("[2, 1]");
    assertThat(codec.decode(codec.encode(new LinkedHashMap<>(Map.of(1, "v")).values())))
        .isEqualTo(List.of("v"));
    assertThat(copy(new EnumMap<>(Map.of(Samples.Suit.CLUBS, 1)))).isInstanceOf(EnumMap.class);
    assertThat((Object) copy(new ConcurrentHashMap<>())).isInstanceOf(ConcurrentHashMap.class);
  }

  @Test
  void ordersAreKept() {
    Map<String, Integer> map = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (int i = 1000; i > 0; i--) {
      map.put("k" + i * 7919 % 1009, i);
    }
    keys.addAll(map.keySet());
    Deque<Integer> deque = new ArrayDeque<>(List.of(3, 1, 2));

    assertThat(copy(map).keySet()).containsExactlyElementsOf(keys);
    assertThat(copy(deque)).containsExactly(3, 1, 2);
  }

  @Test
  void sortedCollectionsKeepTheOrdersThatBothEndsKnow() {
    SortedSet<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.addAll(List.of("b", "A", "a"));
    NavigableMap<Integer, Integer> down = new TreeMap<>(Comparator.reverseOrder());
    down.putAll(Map.of(1, 1, 2, 2));

    assertThat(copy(ignoringCase).contains("B")).isTrue();
    assertThat(copy(down).firstKey()).isEqualTo(2);
    assertThat(copy(down.descendingMap()).firstKey()).isEqualTo(1);
    assertThat(copy(new TreeSet<>(Comparator.<Integer>naturalOrder()))).isEmpty();
    assertThat(codec.decode(codec.encode(new ConcurrentSkipListMap<>(Map.of(1, 2)))))
        .isInstanceOf(TreeMap.class);
  }

  @Test
  void aBufferTravelsFromItsPositionToItsLimitAndStaysAsItIs() {
    ByteBuffer heap = ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4}).position(1).limit(4).slice();
    ByteBuffer direct = ByteBuffer.allocateDirect(20_000).position(100);

    assertThat(copy(heap)).isEqualTo(heap);
    assertThat(copy(heap.position(1).asReadOnlyBuffer())).isEqualTo(heap);
    assertThat(copy(direct)).isEqualTo(direct);
    assertThat(direct.position()).isEqualTo(100);
    assertThat(copy(heap).put(0, (byte) 9))
        .isNotNull()
        .isNotInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void recordsOfEverySortSurvive() {
    record Local(int n, String... rest) {}
    Samples.Order order =
        new Samples.Order(
            new UUID(1, 2),
            List.of(new Samples.Pair<>("a", new Samples.Point(1, 2))),
            Optional.of(Samples.Suit.HEARTS),
            new Samples.Shape.Circle(new Samples.Point(0, 0), 2),
            Samples.Shape.Unit.SQUARE);

    assertThat(copy(order)).usingRecursiveComparison().isEqualTo(order);
    Codec local = codecAllows(Local.class);
    assertThat(local.decode(local.encode(new Local(1, "a", "b"))))
        .usingRecursiveComparison()
        .isEqualTo(new Local(1, "a", "b"));
  }

  private static Codec codecAllows(Class<?> type) {
    return new Codec(TypeRegistry.create().allow(type), ValueLimits.defaults());
  }

  @Test
  void whatIsSharedBetweenReadersIsKnown() {
    for (Object immutable :
        Arrays.asList(
            null,
            1,
            "a",
            Samples.Suit.HEARTS,
            new Samples.Point(1, 2),
            Optional.of("x"),
            new Samples.Pair<>(1, new Samples.Pair<>("a", UUID.randomUUID())))) {
      assertThat(codec.decoded(codec.encode(immutable)).immutable()).isTrue();
    }
    for (Object mutable :
        List.of(
            List.of(),
            new byte[0],
            new HashMap<>(),
            new Samples.Pair<>(1, List.of()),
            Optional.of(new int[1]),
            new java.util.Date(),
            new Exception())) {
      assertThat(codec.decoded(codec.encode(mutable)).immutable()).isFalse();
    }
  }

  @Test
  void aCollectionWithADifferentSizeWhileItIsWrittenIsWrittenAtOneMoment() {
    List<Integer> shrinking =
        new ArrayList<>(Collections.nCopies(5, 1)) {
          private static final long serialVersionUID = 1;

          @Override
          public int size() {
            return 99;
          }
        };
    assertThat((Object) copy(shrinking)).isEqualTo(Collections.nCopies(5, 1));
  }
}
