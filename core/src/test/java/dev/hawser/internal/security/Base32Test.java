package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Base 32")
class Base32Test {
  @Test
  @DisplayName("gives back all bits, of any number of them")
  void givesBackAllBits() {
    Random random = new Random(3);
    for (int bits = 0; bits <= 160; bits++) {
      byte[] bytes = new byte[(bits + 7) / 8];
      random.nextBytes(bytes);
      String text = Base32.encode(bytes, bits);
      byte[] back = Base32.decode(text, bits);
      assertThat(text).hasSize((bits + 4) / 5).matches("[0-9a-hjkmnp-tv-z]*");
      assertThat(Base32.encode(back, bits)).isEqualTo(text);
      if (bits % 8 == 0) {
        assertThat(back).isEqualTo(bytes);
      }
    }
  }

  @Test
  @DisplayName("is Crockford's")
  void isCrockfords() {
    byte[] bytes = {0x00, 0x44, 0x32, 0x14, (byte) 0xc7};
    assertThat(Base32.encode(bytes, 40)).isEqualTo("01234567");
    assertThat(Base32.encode(new byte[] {-1, -1, -1, -1, -1}, 40)).isEqualTo("zzzzzzzz");
    assertThat(Base32.encode(new byte[] {(byte) 0x80}, 1)).isEqualTo("g");
  }

  @Test
  @DisplayName("reads upper case, and the letters that look like digits")
  void readsLookalikes() {
    byte[] expected = Base32.decode("0011abcd", 40);
    for (String text : Arrays.asList("OoIlABCD", "oOLiAbCd", "0OiIaBcD")) {
      assertThat(Base32.decode(text, 40)).isEqualTo(expected);
      assertThat(Base32.normalised(text)).isEqualTo("0011abcd");
    }
  }

  @Test
  @DisplayName(
      "refuses a wrong length, a wrong character and a spare bit, without showing the text")
  void refusesWhatIsWrong() {
    for (String text : Arrays.asList("0123456", "012345678", "0123456u", "0123456-", "é1234567")) {
      assertThatThrownBy(() -> Base32.decode(text, 40))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(text);
    }
    assertThatThrownBy(() -> Base32.decode("01", 8)).hasMessageContaining("last character");
    assertThat(Base32.decode("04", 8)).containsExactly(1);
  }

  @Test
  @DisplayName("does not write more bits than there are")
  void doesNotWriteMoreBits() {
    assertThatThrownBy(() -> Base32.encode(new byte[1], 9)).hasMessageContaining("no 9 bits");
  }
}
