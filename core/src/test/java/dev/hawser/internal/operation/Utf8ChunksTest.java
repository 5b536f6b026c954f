package dev.hawser.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Text in chunks.
class Utf8ChunksTest {
  private static final String TEXT = "aß日\uD83D\uDE00z";

  @Test
  @DisplayName("wherever it is cut, the text is the same")
  void anyCut() {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        Utf8Chunks chunks = new Utf8Chunks();
        String text =
            chunks.next(bytes, 0, first)
                + chunks.next(bytes, first, second - first)
                + chunks.next(bytes, second, bytes.length - second);
        assertThat(text + chunks.last()).isEqualTo(TEXT);
      }
    }
  }

  @Test
  @DisplayName("half a character at the end, and bytes that are no text, become replacements")
  void malformed() {
    Utf8Chunks chunks = new Utf8Chunks();
    assertThat(chunks.next(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3}, 0, 4))
        .isEqualTo("a\uFFFDb");
    assertThat(chunks.last()).isEqualTo("\uFFFD");
    assertThat(chunks.last()).isEmpty();
  }
}
