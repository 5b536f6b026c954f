package dev.hawser.harm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.scenario.Network;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HarmTest {
  private static final Logger LOG = Logger.getLogger("dev.hawser");

  /// Connections are lost on purpose here, hundreds of them.
  @BeforeAll
  static void keepLogQuiet() {
    LOG.setLevel(Level.SEVERE);
  }

  @AfterAll
  static void restoreLog() {
    LOG.setLevel(null);
  }

  @ParameterizedTest
  @EnumSource(value = Network.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "STDIO")
  @DisplayName(
      "nothing is lost, nothing happens twice, and all order holds, however often lines break")
  void survivesCuts(Network.Kind transport) throws InterruptedException {
    HarmOptions options =
        new HarmOptions(
            Duration.ofSeconds(4), System.nanoTime(), transport, Duration.ofMillis(200));
    HarmReport report = HarmRun.run(options);
    System.out.print(report);
    assertThat(report.findings().details()).as("seed %d", options.seed()).isEmpty();
    assertThat(report.allCuts()).isGreaterThan(10);
    assertThat(report.figures().get("operations")).isGreaterThan(1_000);
  }
}
