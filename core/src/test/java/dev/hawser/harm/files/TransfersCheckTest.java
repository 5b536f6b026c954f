package dev.hawser.harm.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harm.load.Figures;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A transfer between processes that are killed, in small.
class TransfersCheckTest {
  private static final int KILLS = 5;
  private static final long SIZE = 40_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"put", "get"})
  @DisplayName("a transfer goes on after kills of either process and cuts, and is whole in the end")
  void kills(String way, @TempDir Path work) throws Exception {
    Figures figures = new Figures();
    new TransfersCheck(work, way, "plain", 7).run(KILLS, SIZE, 0.5, figures);
    assertThat(figures.areKept()).isTrue();
  }
}
