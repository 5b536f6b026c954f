package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers and texts as bytes.
class BytesTest {
  private static String hex(Output out) {
    return HexFormat.of().formatHex(out.toByteArray());
  }

  private static Input input(String hex) {
    return new Input(HexFormat.of().parseHex(hex));
  }

  @Test
  void numbersAreBigEndianOrInGroupsOfSevenBits() {
    Output out = new Output(1);
    out.writeShort(0x0102);
    out.writeInt(0x01020304);
    out.writeLong(0x0102030405060708L);
    out.writeVarInt(127);
    out.writeVarInt(300);
    out.writeVarInt(-1);
    out.writeVarLong(-1);
    out.writeSignedVarInt(-1);
    out.writeSignedVarLong(1);

    assertThat(hex(out))
        .isEqualTo(
            "0102"
                + "01020304"
                + "0102030405060708"
                + "7f"
                + "ac02"
                + "ffffffff0f"
                + "ffffffffffffffffff01"
                + "01"
                + "02");
    assertThat(out.total()).isEqualTo(out.size());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        -1,
        63,
        64,
        -64,
        -65,
        8191,
        8192,
        1L << 31,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void everyNumberComesBack(long number) {
    Output out = new Output();
    out.writeVarLong(number);
    out.writeSignedVarLong(number);
    out.writeVarInt((int) number);
    out.writeSignedVarInt((int) number);
    Input in = new Input(out.array(), 0, out.size());

    assertThat(in.readVarLong()).isEqualTo(number);
    assertThat(in.readSignedVarLong()).isEqualTo(number);
    assertThat(in.readVarInt()).isEqualTo((int) number);
    assertThat(in.readSignedVarInt()).isEqualTo((int) number);
    assertThat(in.remaining()).isZero();
    assertThat(in.consumed()).isEqualTo(out.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffff1f", "8080808080", "ffffffffff00", ""})
  void aNumberThatIsTooLongOrCutIsMalformed(String hex) {
    assertThatThrownBy(() -> input(hex).readVarInt()).isInstanceOf(ValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffffffffff02", "8080808080808080808000", "80"})
  void aLongNumberThatIsTooLongOrCutIsMalformed(String hex) {
    assertThatThrownBy(() -> input(hex).readVarLong()).isInstanceOf(ValueException.class);
  }

  @Test
  void wellFormedTextIsPlainUtf8() {
    for (String text : new String[] {"a", "\u00e9\u20ac\ud83d\ude00", "\ufffd", "x".repeat(5000)}) {
      Output out = new Output();
      out.writeUtf8(text);
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

      assertThat(hex(out)).endsWith(HexFormat.of().formatHex(utf8));
      assertThat(new Input(out.toByteArray()).readUtf8(utf8.length)).isEqualTo(text);
    }
  }

  @Test
  void halfAPairTakesThreeBytes() {
    Output out = new Output();
    out.writeUtf8("\ud800");

    assertThat(hex(out)).isEqualTo("03eda080");
    assertThat(input("03eda080").readUtf8(10)).isEqualTo("\ud800");
  }

  /// Overlong forms, stray and missing continuations, beyond Unicode, a pair in two halves.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0180",
        "02c080",
        "02c1bf",
        "03e08080",
        "04f0808080",
        "04f4908080",
        "01c3",
        "02e282",
        "02c341",
        "01ff",
        "06eda080edb080",
        "01f5"
      })
  void malformedTextIsRefused(String hex) {
    assertThatThrownBy(() -> input(hex).readUtf8(100))
        .isInstanceOf(ValueException.class)
        .hasMessage("malformed text: the bytes are not UTF-8");
  }

  @Test
  void anInputReadsOnlyItsPart() {
    Input in = new Input(new byte[] {9, 1, 2, 9}, 1, 2);

    assertThat(in.readByte()).isEqualTo((byte) 1);
    assertThat(in.consumed()).isEqualTo(1);
    assertThat(in.readByte()).isEqualTo((byte) 2);
    assertThatThrownBy(in::readByte).hasMessageStartingWith("truncated");
  }

  @Test
  void aResetOutputStartsAgain() {
    Output out = new Output();
    out.writeLong(1);
    out.reset();
    out.writeByte(5);

    assertThat(hex(out)).isEqualTo("05");
  }
}
