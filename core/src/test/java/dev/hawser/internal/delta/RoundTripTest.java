package dev.hawser.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever was done to a file, the other end rebuilds it byte for byte.
@Timeout(180)
class RoundTripTest {
  private static final int ROUNDS = 150;

  @TempDir Path folder;

  @Test
  @DisplayName("any edits of any file arrive as they are, in chunks of any size")
  void anyEdits() throws IOException {
    long seed = new SplittableRandom().nextLong();
    System.out.println("delta: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Edits edits = new Edits(random);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] old = edits.content(random.nextInt(1 << (4 + random.nextInt(16))));
      byte[] fresh = old;
      for (int i = random.nextInt(6); i > 0; i--) {
        fresh = edits.edit(fresh);
      }
      try (Versions versions = new Versions(folder, old, fresh)) {
        assertThat(versions.isSame()).as("round %d", round).isEqualTo(Arrays.equals(old, fresh));
        var _ = versions.cross(random.nextBoolean() ? Versions.CHUNK : 1 + random.nextInt(60_000));
      }
    }
  }

  @ParameterizedTest(name = "{0} bytes to {1}")
  @CsvSource({
    "0, 0",
    "0, 1",
    "1, 0",
    "1, 1",
    "1, 100",
    "100, 1",
    "2047, 2047",
    "2047, 2048",
    "2048, 2047",
    "2048, 2048",
    "2048, 2049",
    "2049, 2048",
    "2049, 4096",
    "131072, 131073",
    "131073, 131072"
  })
  @DisplayName("files that are empty, shorter than a block, or just around one arrive as they are")
  void smallFiles(int oldSize, int size) throws IOException {
    byte[] content = new Edits(new SplittableRandom(7)).bytes(Math.max(oldSize, size));
    byte[] old = Arrays.copyOf(content, oldSize);
    byte[] fresh = Arrays.copyOf(content, size);
    try (Versions versions = new Versions(folder, old, fresh)) {
      assertThat(versions.isSame()).isEqualTo(oldSize == size);
      var _ = versions.cross();
    }
  }

  @Test
  @DisplayName("chunks can be left out, and asked for again")
  void chunksInAnyOrder() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    Edits edits = new Edits(random);
    byte[] old = edits.bytes(2 << 20);
    byte[] fresh = Edits.insert(old, 700_000, edits.bytes(1000));
    try (Versions versions = new Versions(folder, old, fresh)) {
      Matcher matcher = versions.matcher();
      for (int i = 0; i < 500; i++) {
        int offset = random.nextInt(fresh.length);
        int length = random.nextInt(Math.min(Versions.CHUNK, fresh.length - offset) + 1);
        var _ = versions.cross(matcher, offset, length);
      }
    }
  }

  @Test
  @DisplayName("after a resume, chunks that are left out cost the next one nothing")
  void resume() throws IOException {
    byte[] old = new Edits(new SplittableRandom(13)).bytes(4 << 20);
    try (Versions versions = new Versions(folder, old, old)) {
      Matcher matcher = versions.matcher();
      for (int chunk = 3; chunk < 32; chunk += 5) {
        Recipe recipe = versions.cross(matcher, (long) chunk * Versions.CHUNK, Versions.CHUNK);
        assertThat(recipe.isInPlace()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("a chunk that the file does not have is refused")
  void noSuchChunk() throws IOException {
    try (Versions versions = new Versions(folder, new byte[10], new byte[10])) {
      Matcher matcher = versions.matcher();
      assertThatThrownBy(() -> matcher.recipe(5, 6))
          .hasMessage("a file of 10 bytes has no chunk of 6 bytes at 5");
      assertThatThrownBy(() -> matcher.recipe(-1, 6))
          .hasMessage("a file of 10 bytes has no chunk of 6 bytes at -1");
      assertThatThrownBy(() -> matcher.recipe(11, 0))
          .hasMessage("a file of 10 bytes has no chunk of 0 bytes at 11");
    }
  }

  @Test
  @DisplayName("a new version that became shorter while it was read is named as such")
  void becameShorter() throws IOException {
    byte[] content = new Edits(new SplittableRandom(29)).bytes(5000);
    try (var old = Versions.file(folder.resolve("old"), content);
        var fresh = Versions.file(folder.resolve("fresh"), content)) {
      Matcher matcher = new Matcher(Signatures.of(old, 5000, 1), fresh, 6000);
      assertThatThrownBy(() -> matcher.recipe(0, 6000))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "the file became shorter while it was read: it ends at byte 5000");
    }
  }
}
