package dev.hawser.tool.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferProgress.State;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The line that shows progress")
class ProgressLineTest {
  private static final TransferProgress HALF =
      new TransferProgress(
          State.RUNNING, 50_000_000, 100_000_000, 3, 12, true, 1, 10_000_000, "in/photo.jpg");

  private static String line(TransferProgress progress, int width) {
    return ProgressLine.PLAIN.of(progress, width);
  }

  private static TransferProgress in(State state, boolean counted) {
    return new TransferProgress(state, 5, 10, 0, 2, counted, 5, 1, "");
  }

  @Test
  @DisplayName("has all figures where there is room")
  void wide() {
    assertThat(line(HALF, 120))
        .isEqualTo(
            " 50% ###############---------------  50.0 MB of 100.0 MB  3/12 files  10.0 MB/s"
                + "  0:05 left  in/photo.jpg");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 1, 5, 12, 20, 30, 40, 55, 70, 80, 100, 200})
  @DisplayName("never fills the terminal, whatever its width")
  void anyWidth(int width) {
    assertThat(line(HALF, width)).hasSizeLessThanOrEqualTo(Math.max(0, width - 1));
  }

  @Test
  @DisplayName("leaves out the least important figures first")
  void narrow() {
    assertThat(line(HALF, 60))
        .isEqualTo(" 50%  50.0 MB of 100.0 MB  3/12 files  10.0 MB/s  0:05 left");
    assertThat(line(HALF, 40)).isEqualTo(" 50%  3/12 files  10.0 MB/s  0:05 left");
    assertThat(line(HALF, 20)).isEqualTo(" 50%  10.0 MB/s");
  }

  @Test
  @DisplayName("says when nothing goes on, and when the totals may still grow")
  void states() {
    assertThat(line(in(State.PAUSED, true), 80)).contains("paused").doesNotContain("left");
    assertThat(line(in(State.RECONNECTING, true), 80)).contains("connection is lost");
    assertThat(line(in(State.RUNNING, false), 80))
        .contains("5 bytes of 10 bytes+")
        .contains("0/2+ files")
        .doesNotContain("%")
        .doesNotContain("#");
  }

  @Test
  @DisplayName("cuts the beginning of long names, and obeys none of them")
  void names() {
    TransferProgress odd =
        new TransferProgress(
            State.RUNNING, 1, 2, 0, 1, true, 1, 1, "a\u001b[31m/" + "x".repeat(90));
    assertThat(line(odd, 100)).endsWith("xxx").contains("...x").doesNotContain("\u001b");
  }

  @Test
  @DisplayName("has sizes, times and rates as people write them")
  void figures() {
    assertThat(Figures.size(1)).isEqualTo("1 byte");
    assertThat(Figures.size(999)).isEqualTo("999 bytes");
    assertThat(Figures.size(999_949)).isEqualTo("999.9 kB");
    assertThat(Figures.size(999_951)).isEqualTo("1.0 MB");
    assertThat(Figures.size(Long.MAX_VALUE)).isEqualTo("9.2 EB");
    assertThat(Figures.time(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
    assertThat(new ByteRate.Converter().convert("1.5g").bytes()).isEqualTo(1_500_000_000);
  }
}
