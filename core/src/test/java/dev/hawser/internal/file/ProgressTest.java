package dev.hawser.internal.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.file.TransferProgress.State;
import dev.hawser.file.TransferredFile;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.time.ManualTimer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is counted of a transfer.
class ProgressTest {
  private final ManualTimer timer = new ManualTimer();
  private final Progress progress = new Progress(timer);

  private static FileException failure(String path) {
    return new FileException(Reason.DENIED, path, "'" + path + "': no", Outcome.NOT_SENT);
  }

  @Test
  @DisplayName("it shows how far it is, how fast, and how long it will take")
  void shows() {
    progress.found(true, 1000);
    progress.found(false, 0);
    progress.found(true, 3000);
    timer.advance(Duration.ofSeconds(1));
    progress.dealt("a", 1000);
    progress.fileDealt("a");
    assertThat(progress.now(State.RUNNING).timeLeft()).isNull();
    progress.counted();
    var now = progress.now(State.RUNNING);
    assertThat(now.totalFiles()).isEqualTo(2);
    assertThat(now.totalBytes()).isEqualTo(4000);
    assertThat(now.files()).isEqualTo(1);
    assertThat(now.bytes()).isEqualTo(1000);
    assertThat(now.current()).isEqualTo("a");
    assertThat(now.bytesPerSecond()).isEqualTo(1000);
    assertThat(now.timeLeft()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  @DisplayName("the only file has its name at the destination, whenever that is known")
  void named() {
    progress.stored("", 5, "tree:x");
    progress.single("b.txt");
    timer.advance(Duration.ofSeconds(2));
    var result = progress.result(new Totals(1, 0, 0, 0, 0, 0, 5, 0));
    assertThat(result.files()).containsExactly(new TransferredFile("b.txt", 5, "tree:x"));
    assertThat(result.time()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  @DisplayName("several failures become one that names the first and has all, up to a bound")
  void failures() {
    assertThat(progress.failure(true, "folder")).isNull();
    for (int i = 0; i < 1500; i++) {
      progress.found(true, 1);
      progress.failed(failure("f" + i));
    }
    progress.found(true, 1);
    FileException all = requireNonNull(progress.failure(true, "folder"));
    assertThat(all.reason()).isEqualTo(Reason.INCOMPLETE);
    assertThat(all).hasMessageStartingWith("1500 of 1501 files failed: 'f0': no; 'f1': no; 'f2'");
    assertThat(all.failures()).hasSize(1000);
    assertThat(progress.failure(false, "f0")).isSameAs(all.failures().getFirst());
  }

  @Test
  @DisplayName("what cannot be transferred is part of a plan")
  void plan() {
    progress.planned(new Step("a", Action.NEW, 5, ""));
    progress.planned(new Step("b", Action.REFUSED, 5, "no"));
    progress.failed(failure("b"));
    progress.failed(failure("c"));
    assertThat(progress.plan().steps())
        .containsExactly(
            new Step("a", Action.NEW, 5, ""),
            new Step("b", Action.REFUSED, 5, "no"),
            new Step("c", Action.REFUSED, 0, "'c': no"));
  }
}
