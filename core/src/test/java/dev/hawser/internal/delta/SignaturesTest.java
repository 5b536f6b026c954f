package dev.hawser.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signatures are small, and what is not signatures is refused.
class SignaturesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} bytes in blocks of {1}")
  @CsvSource({
    "0, 2048",
    "67108864, 2048",
    "67108865, 4096",
    "1000000000, 8192",
    "1073741824, 8192",
    "1073741825, 16384",
    "68719476736, 65536",
    "2199023255552, 524288"
  })
  @DisplayName("the size of blocks grows with the square root of the file's")
  void blockSize(long size, int expected) {
    assertThat(Signatures.blockSize(size)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000_000L, 1L << 30, 1L << 32, 1L << 40})
  @DisplayName("from 1 GB on they are less than 0.1 % of the file")
  void share(long size) {
    long blocks = Signatures.blocks(size, Signatures.blockSize(size));
    assertThat(blocks).isLessThanOrEqualTo(Signatures.MOST_BLOCKS);
    assertThat((double) blocks * 2 * Signatures.sumBytes(size) / size).isLessThan(0.001);
  }

  @Test
  @DisplayName("a rolled weak sum is the one made from the start")
  void rolls() {
    byte[] bytes = new Edits(new SplittableRandom(3)).bytes(5000);
    int length = 2047;
    BlockHash hash = new BlockHash(42, length, 5);
    BlockIndex nothing = new BlockIndex(new Signatures(42, 0, 2048, new byte[0]), hash);
    RollingSum sum = hash.rolling(bytes, 0);
    for (int i = 0; i < bytes.length - length; i++) {
      sum.rollOn(nothing, i + 1);
      assertThat(sum.at()).isEqualTo(i + 1);
      assertThat(sum.sum()).isEqualTo(hash.weak(bytes, i + 1, length));
    }
  }

  @Test
  @DisplayName("another salt makes other sums of both kinds")
  void salt() throws IOException {
    byte[] content = new Edits(new SplittableRandom(5)).bytes(2048);
    try (FileChannel file = Versions.file(folder.resolve("file"), content)) {
      Signatures one = Signatures.of(file, content.length, 1);
      Signatures other = Signatures.of(file, content.length, 2);
      assertThat(one.weak(0)).isNotEqualTo(other.weak(0));
      assertThat(one.hasStrong(0, other.hash().strong(content, 0, 2048))).isFalse();
      assertThat(one.hasStrong(0, one.hash().strong(content, 0, 2048))).isTrue();
    }
  }

  @Test
  @DisplayName("those of a large file travel in slices")
  void slices() {
    int blocks = 2 * Signatures.SLICE_BLOCKS + 3;
    byte[] entries = new Edits(new SplittableRandom(9)).bytes(blocks * 8);
    Signatures made = new Signatures(77, blocks * 4096L - 5, 4096, entries);
    assertThat(made.slices()).isEqualTo(3);

    SignatureReader reader = new SignatureReader();
    for (int slice = 0; slice < 3; slice++) {
      byte[] bytes = encoded(made, slice);
      assertThat(bytes.length).isLessThan(1 << 20);
      reader.read(new Input(bytes));
      assertThat(reader.isComplete()).isEqualTo(slice == 2);
    }
    Signatures read = reader.signatures();
    assertThat(read.size()).isEqualTo(made.size());
    assertThat(read.blockSize()).isEqualTo(4096);
    assertThat(encoded(read, 0)).isEqualTo(encoded(made, 0));
    assertThat(encoded(read, 2)).isEqualTo(encoded(made, 2));
    assertThatThrownBy(() -> reader.read(new Input(encoded(made, 2))))
        .isInstanceOf(ValueException.class)
        .hasMessage(
            "malformed signatures of a file: there are more slices than the file has blocks");
  }

  private static byte[] encoded(Signatures signatures, int slice) {
    Output out = new Output();
    signatures.encode(slice, out);
    return out.toByteArray();
  }

  @ParameterizedTest(name = "size {0}, blocks of 2^{1}, {2} bytes of sums: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "4096 | 10 | 20 | blocks of 2^10 bytes",
        "4096 | 20 | 20 | blocks of 2^20 bytes",
        "4096 | 255 | 20 | blocks of 2^255 bytes",
        "-1 | 11 | 20 | a file of 18446744073709551615 bytes has too many blocks of 2048",
        "8589934593 | 11 | 0 | a file of 8589934593 bytes has too many blocks of 2048",
        "9223372036854775807 | 19 | 0 "
            + "| a file of 9223372036854775807 bytes has too many blocks of 524288",
        "4096 | 11 | 15 | a slice has 15 bytes of sums instead of 16",
        "4096 | 11 | 17 | a slice has 17 bytes of sums instead of 16",
        "2199023255552 | 19 | 10 | a slice has 10 bytes of sums instead of 655360"
      })
  @DisplayName("what cannot be is refused before memory is taken for it")
  void malformed(long size, int bits, int bytes, String message) {
    Output out = new Output();
    out.writeLong(1);
    out.writeVarLong(size);
    out.writeByte(bits);
    out.writeBytes(new byte[bytes], 0, bytes);
    assertThatThrownBy(() -> new SignatureReader().read(new Input(out.toByteArray())))
        .isInstanceOf(ValueException.class)
        .hasMessage("malformed signatures of a file: " + message);
  }

  @Test
  @DisplayName("signatures cut short are refused")
  void cutShort() {
    Signatures made = new Signatures(77, 5000, 2048, new byte[24]);
    byte[] bytes = encoded(made, 0);
    for (int length = 0; length < bytes.length; length++) {
      Input in = new Input(bytes, 0, length);
      assertThatThrownBy(() -> new SignatureReader().read(in)).isInstanceOf(ValueException.class);
    }
    assertThatThrownBy(() -> new SignatureReader().signatures())
        .hasMessage("malformed signatures of a file: the last slice is missing");
  }

  @Test
  @DisplayName("a file too large for signatures is refused")
  void tooLarge() throws IOException {
    try (FileChannel file = Versions.file(folder.resolve("file"), new byte[0])) {
      assertThatThrownBy(() -> Signatures.of(file, Signatures.LARGEST_FILE + 1, 1))
          .hasMessage(
              "signatures are for files of at most 2199023255552 bytes, not of 2199023255553");
    }
  }

  @Test
  @DisplayName("a file that became shorter while it was read is named as such")
  void shorter() throws IOException {
    try (FileChannel file = Versions.file(folder.resolve("file"), new byte[100])) {
      assertThatThrownBy(() -> Signatures.of(file, 101, 1))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the file became shorter while it was read: it ends at byte 100, before byte 101."
                  + " Transfer it again when nobody writes to it.");
    }
  }
}
