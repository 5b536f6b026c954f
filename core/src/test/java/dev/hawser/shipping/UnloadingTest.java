package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Shipped classes")
class UnloadingTest {
  private static final int FUNCTIONS = 200;

  @Test
  @DisplayName("are unloaded when the one who sent them has left")
  void unloaded(@TempDir Path folder) throws Exception {
    try (Unloading unloading = new Unloading(folder)) {
      Footprint before = unloading.last();
      assertThat(unloading.ship(FUNCTIONS).classes()).isGreaterThan(before.classes() + FUNCTIONS);
      Footprint after = unloading.last();
      assertThat(after.isMoreThan(before)).as("%s, and then %s", before, after).isFalse();
    }
  }
}
