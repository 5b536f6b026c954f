package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who writes which file.
class TargetsTest {
  @TempDir Path folder;

  @Test
  @DisplayName("who stays keeps the file until it is done with it")
  void stays() {
    Path target = folder.resolve("a");
    try (Targets.Claim _ = Targets.claim(target)) {
      assertThatThrownBy(() -> Targets.claim(target, () -> true))
          .isInstanceOf(FileException.class)
          .hasMessageContaining("wait until that is over");
    }
    Targets.claim(target).close();
  }

  @Test
  @DisplayName("who gives way lets the next one have the file")
  void givesWay() {
    Path target = folder.resolve("a");
    AtomicReference<Targets.Claim> first = new AtomicReference<>();
    first.set(
        Targets.claim(
            target,
            () -> {
              Thread.ofVirtual().start(() -> first.get().close());
              return true;
            }));
    try (Targets.Claim second = Targets.claim(target, Holder.STAYS)) {
      assertThat(second).isNotSameAs(first.get());
      assertThatThrownBy(() -> Targets.claim(target)).isInstanceOf(FileException.class);
    }
  }
}
