package dev.hawser.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Only what changed crosses the line, and finding it never takes long.
@Timeout(180)
class SavingsTest {
  private static final int MEBI = 1 << 20;

  private final Edits edits = new Edits(new SplittableRandom(17));

  @TempDir Path folder;

  @Test
  @DisplayName(
      "of 64 MB of which 1 % of the pages changed, at most 2.5 % cross, signatures included")
  void changedPages() throws IOException {
    byte[] old = edits.bytes(64 * MEBI);
    byte[] fresh = old.clone();
    int page = 4096;
    int pages = fresh.length / page;
    SplittableRandom random = new SplittableRandom(19);
    random
        .ints(pages / 100, 0, pages)
        .forEach(p -> System.arraycopy(edits.bytes(page), 0, fresh, p * page, page));
    try (Versions versions = new Versions(folder, old, fresh)) {
      assertThat(versions.cross().share()).isLessThan(0.025);
    }
  }

  @Test
  @DisplayName("of 16 MB with one byte more at the front, at most 1 % cross")
  void oneByteAtTheFront() throws IOException {
    byte[] old = edits.bytes(16 * MEBI);
    try (Versions versions = new Versions(folder, old, Edits.insert(old, 0, new byte[] {1}))) {
      assertThat(versions.cross().share()).isLessThan(0.01);
      assertThat(versions.literalBytes()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("what is moved costs at most a few blocks at its edges")
  void moved() throws IOException {
    byte[] old = edits.bytes(4 * MEBI);
    byte[] moved = Arrays.copyOfRange(old, 1_000_000, 2_000_000);
    byte[] fresh = Edits.insert(Edits.delete(old, 1_000_000, 2_000_000), 2_500_000, moved);
    try (Versions versions = new Versions(folder, old, fresh)) {
      assertThat(versions.cross().literalBytes())
          .isLessThan(6L * versions.signatures().blockSize());
    }
  }

  @Test
  @DisplayName("what is appended costs nothing but itself, whatever the old file's length")
  void appended() throws IOException {
    byte[] old = edits.bytes(MEBI + 777);
    byte[] fresh = Edits.insert(old, old.length, edits.bytes(5000));
    try (Versions versions = new Versions(folder, old, fresh)) {
      assertThat(versions.cross().literalBytes()).isEqualTo(5000);
    }
  }

  @Test
  @DisplayName("the end of a file is found again even if it is shorter than a block")
  void shortEnd() throws IOException {
    byte[] old = edits.bytes(MEBI + 777);
    byte[] fresh = Edits.overwrite(old, MEBI - 10, new byte[] {1});
    try (Versions versions = new Versions(folder, old, fresh)) {
      assertThat(versions.cross().literalBytes()).isEqualTo(versions.signatures().blockSize());
    }
  }

  @Test
  @DisplayName("a file that is unchanged is told by its signatures, and is one short copy a chunk")
  void unchanged() throws IOException {
    byte[] old = edits.bytes(8 * MEBI + 99);
    try (Versions versions = new Versions(folder, old, old)) {
      assertThat(versions.isSame()).isTrue();
      assertThat(versions.cross().literalBytes()).isZero();
      assertThat(versions.instructionBytes()).isLessThan(66 * 6);
    }
  }

  @Test
  @DisplayName("a file with nothing in common is whole literals")
  void nothingInCommon() throws IOException {
    try (Versions versions = new Versions(folder, edits.bytes(MEBI), edits.bytes(MEBI))) {
      assertThat(versions.isSame()).isFalse();
      assertThat(versions.cross(versions.matcher(), 0, Versions.CHUNK).isWholeLiteral()).isTrue();
    }
  }

  @Test
  @DisplayName("blocks that occur again and again are copied in long runs")
  void repeatedBlocks() throws IOException {
    byte[] pattern = edits.bytes(48 << 10);
    byte[] old = new byte[4 * MEBI];
    for (int i = 0; i < old.length; i++) {
      old[i] = pattern[i % pattern.length];
    }
    byte[] fresh = Edits.insert(old, 100, new byte[100]);
    try (Versions versions = new Versions(folder, old, fresh)) {
      assertThat(versions.cross().instructionBytes()).isLessThan(33 * 30);
    }
  }

  @Test
  @DisplayName("zeros are copied in long runs as well, and what is between them is found")
  void zeros() throws IOException {
    byte[] old = new byte[16 * MEBI];
    byte[] fresh = Edits.overwrite(old, 5_000_001, edits.bytes(10));
    try (Versions versions = new Versions(folder, old, fresh)) {
      assertThat(versions.cross().literalBytes())
          .isLessThan(2L * versions.signatures().blockSize());
      assertThat(versions.instructionBytes()).isLessThan(129 * 10);
    }
  }

  @Test
  @DisplayName("it stays quick if every window has the weak sum of blocks that differ from it")
  void everyWindowMisleads() throws IOException {
    byte[] zeros = new byte[16 * MEBI];
    int blockSize = Signatures.blockSize(zeros.length);
    int blocks = Signatures.blocks(zeros.length, blockSize);
    byte[] entries = new byte[blocks * 8];
    for (int block = 0; block < blocks; block++) {
      entries[block * 8 + 7] = (byte) block;
      entries[block * 8 + 6] = (byte) (block >> 8);
    }
    Signatures misleading = new Signatures(1, zeros.length, blockSize, entries);
    try (var file = Versions.file(folder.resolve("zeros"), zeros)) {
      Matcher matcher = new Matcher(misleading, file, zeros.length);
      for (int offset = 0; offset < zeros.length; offset += Versions.CHUNK) {
        assertThat(matcher.recipe(offset, Versions.CHUNK).isWholeLiteral()).isTrue();
      }
    }
  }
}
