package dev.hawser.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recipes are compact, and what makes anything but the chunk is refused.
class RecipeTest {
  private static final byte[] OLD = "The quick brown fox".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NEW = "The quick red fox".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  @DisplayName("a recipe copies from the old version and brings what it does not have")
  void rebuilds() throws IOException {
    RecipeWriter writer = new RecipeWriter(0);
    writer.copy(0, 5);
    writer.copy(5, 5);
    writer.literal(1);
    writer.literal(2);
    writer.copy(15, 4);
    Recipe made = writer.finish(NEW);
    assertThat(made.encoded()).hasSize(1 + 2 + 1 + 2 + 3);
    assertThat(made.literalBytes()).isEqualTo(3);

    byte[] into = new byte[NEW.length];
    try (var old = Versions.file(folder.resolve("old"), OLD)) {
      Recipe.decode(made.encoded(), 0, 17, OLD.length).rebuild(old, into);
      assertThat(into).isEqualTo(NEW);
      assertThatThrownBy(() -> made.rebuild(old, new byte[16]))
          .hasMessage("a chunk of 17 bytes does not fit into 16");
    }
  }

  @Test
  @DisplayName("a chunk at its old place is three bytes or a few more")
  void inPlace() {
    RecipeWriter writer = new RecipeWriter(1_000_000);
    writer.copy(1_000_000, 100);
    Recipe recipe = writer.finish(NEW);
    assertThat(recipe.isInPlace()).isTrue();
    assertThat(recipe.isWholeLiteral()).isFalse();
    assertThat(recipe.encoded()).hasSize(4);

    RecipeWriter other = new RecipeWriter(1_000_000);
    other.copy(999_999, 100);
    assertThat(other.finish(NEW).isInPlace()).isFalse();
  }

  @Test
  @DisplayName("an old version that became shorter is named as such")
  void oldBecameShorter() throws IOException {
    Recipe recipe = Recipe.of(0, List.of(new Step.Copy(0, 100)), new byte[0]);
    try (var old = Versions.file(folder.resolve("old"), OLD)) {
      assertThatThrownBy(() -> recipe.rebuild(old, new byte[100]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the file became shorter while it was read");
    }
  }

  /// A recipe for ten bytes at offset 100, out of an old version of 200 bytes.
  private static void refused(String message, long... numbers) {
    Output out = new Output();
    for (long number : numbers) {
      out.writeVarLong(number);
    }
    assertThatThrownBy(() -> Recipe.decode(out.toByteArray(), 100, 10, 200))
        .isInstanceOf(ValueException.class)
        .hasMessage("malformed recipe of a chunk: " + message);
  }

  private static int copy(int length) {
    return length << 1 | 1;
  }

  /// A distance as it is written.
  private static long zigzag(long distance) {
    return distance << 1 ^ distance >> 63;
  }

  @Test
  @DisplayName("a recipe that does not make the chunk's length is refused")
  void wrongLength() {
    refused("it makes 0 bytes of a chunk of 10", 0);
    refused("it makes 9 bytes of a chunk of 10", 1, copy(9), 0);
    refused("a step makes 11 bytes where 10 are left", 1, copy(11), 0);
    refused("a step makes 4 bytes where 3 are left", 2, copy(7), 0, copy(4), 0);
    refused("a step makes 0 bytes where 10 are left", 1, copy(0), 0);
    refused("a step makes 2147483647 bytes where 10 are left", 1, 0xffff_ffffL, 0);
  }

  @Test
  @DisplayName("a copy that the old version does not have is refused, also after an overflow")
  void copiesBeyond() {
    String end = " of a file of 200 bytes";
    refused("it copies 10 bytes at 191" + end, 1, copy(10), zigzag(91));
    refused("it copies 10 bytes at -1" + end, 1, copy(10), zigzag(-101));
    refused(
        "it copies 10 bytes at " + (Long.MIN_VALUE + 99) + end,
        1,
        copy(10),
        zigzag(Long.MAX_VALUE));
    refused(
        "it copies 10 bytes at " + (Long.MIN_VALUE + 100) + end,
        1,
        copy(10),
        zigzag(Long.MIN_VALUE));
  }

  @Test
  @DisplayName("a recipe that brings too little or too much is refused")
  void wrongLiterals() {
    refused("it brings 9 bytes instead of 10", 1, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    refused("it brings 1 bytes instead of 0", 1, copy(10), 0, 0);
  }

  @Test
  @DisplayName("a recipe of more pieces than any matcher would make is refused")
  void tooManySteps() {
    refused("it has 8 steps", 8);
    refused("it has 4294967295 steps", 0xffff_ffffL);
  }

  @Test
  @DisplayName("bytes by chance are refused or make a chunk of the right length, nothing else")
  void mutations() {
    SplittableRandom random = new SplittableRandom(23);
    Edits edits = new Edits(random);
    RecipeWriter writer = new RecipeWriter(100);
    writer.literal(3);
    writer.copy(90, 4);
    writer.literal(3);
    byte[] good = writer.finish(NEW).encoded();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = i % 2 == 0 ? edits.bytes(random.nextInt(20)) : good.clone();
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThatCode(() -> decodeOrRefuse(bytes)).doesNotThrowAnyException();
    }
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      Recipe recipe = Recipe.decode(bytes, 100, 10, 200);
      assertThat(recipe.literalBytes()).isBetween(0, 10);
    } catch (ValueException refused) {
      assertThat(refused).hasMessageMatching("(malformed|truncated) .*");
    }
  }
}
