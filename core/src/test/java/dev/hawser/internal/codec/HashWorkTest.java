package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Keys made to be slow to hash or compare are refused after little work.
@Timeout(20)
class HashWorkTest {
  private static final String MESSAGE =
      "the keys of a set or map take too long to hash: too many share a hash code, or they share"
          + " parts too often";

  private final Codec codec = Samples.codec();

  /// Writes a set without hashing its elements here.
  private byte[] setOf(List<? extends @Nullable Object> elements) {
    byte[] bytes = codec.encode(new ArrayList<>(elements));
    bytes[0] = Tag.SET;
    return bytes;
  }

  @Test
  void aHundredThousandKeysWithOneHashCodeAreRefused() {
    List<Samples.Clash> clashes =
        IntStream.range(0, 100_000).mapToObj(i -> new Samples.Clash(i, 0)).toList();

    assertThatThrownBy(() -> codec.decode(setOf(clashes)))
        .isInstanceOf(ValueException.class)
        .hasMessage(MESSAGE);
  }

  @Test
  void aFewKeysWithOneHashCodeAreFine() {
    List<Samples.Clash> clashes =
        IntStream.range(0, 500).mapToObj(i -> new Samples.Clash(i, 0)).toList();

    assertThat(codec.decode(setOf(clashes))).isEqualTo(Set.copyOf(clashes));
  }

  @Test
  void collidingTextsAreFine() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < 12; i++) {
      texts = texts.stream().flatMap(t -> java.util.stream.Stream.of(t + "Aa", t + "BB")).toList();
    }
    assertThat(codec.decode(setOf(texts))).isEqualTo(Set.copyOf(texts));
  }

  @Test
  void aKeyThatSharesItsPartsExponentiallyIsRefused() {
    List<Object> laughs = List.of("ha");
    for (int i = 0; i < 60; i++) {
      laughs = List.of(laughs, laughs);
    }
    byte[] bytes = setOf(List.of(laughs));
    byte[] asMap = codec.encode(List.of(laughs, 1));
    asMap[0] = Tag.MAP;
    asMap[1] = 1;

    assertThatThrownBy(() -> codec.decode(bytes)).hasMessage(MESSAGE);
    assertThatThrownBy(() -> codec.decode(asMap)).hasMessage(MESSAGE);
  }

  @Test
  void manyHonestKeysAreFine() {
    Map<Samples.Point, List<Integer>> grid =
        IntStream.range(0, 40_000)
            .boxed()
            .collect(Collectors.toMap(i -> new Samples.Point(i / 200, i % 200), List::of));

    assertThat(codec.decode(codec.encode(grid))).isEqualTo(grid);
  }

  @Test
  void nestedSetsAreFine() {
    Set<Object> set = Set.of(1, 2, 3);
    for (int i = 0; i < 90; i++) {
      set = Set.of(set, i);
    }
    assertThat(codec.decode(codec.encode(set))).isEqualTo(set);
  }
}
