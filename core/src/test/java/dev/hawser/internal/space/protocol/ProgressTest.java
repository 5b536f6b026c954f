package dev.hawser.internal.space.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.time.Timer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Changes may be applied in another order than they were numbered in; progress counts without
/// gaps.
class ProgressTest {
  private final Patience patience = new Patience(Timer.system(), Duration.ofSeconds(20));
  private final Progress progress = new Progress(patience);

  @Test
  @DisplayName("a stamp is reached when everything up to it is applied, in whatever order")
  void gaps() {
    assertThat(progress.hasReached(0)).isTrue();
    progress.applied(1);
    progress.applied(4);
    progress.applied(3);
    assertThat(progress.hasReached(1)).isTrue();
    assertThat(progress.hasReached(2)).isFalse();
    assertThat(progress.hasReached(4)).isFalse();
    progress.applied(2);
    assertThat(progress.hasReached(4)).isTrue();
    progress.applied(5);
    assertThat(progress.hasReached(5)).isTrue();
    assertThat(progress.hasReached(6)).isFalse();
  }

  @Test
  @DisplayName("waiting ends with the stamp, with the session, or at the deadline")
  void waiting() throws Exception {
    assertThatThrownBy(() -> progress.await(1, patience.within(Duration.ofMillis(5))))
        .isInstanceOfSatisfying(
            DeadlineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.EXECUTED));
    Thread applier = Thread.startVirtualThread(() -> progress.applied(1));
    progress.await(1, patience.quick());
    applier.join();
    Thread ender = Thread.startVirtualThread(progress::end);
    progress.await(99, Patience.FOREVER);
    ender.join();
  }
}
