package dev.hawser.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.spi.EngineException;
import dev.hawser.spi.Operation;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is remembered of done operations, and what is forgotten.
class RepetitionsTest {
  private static final Object OWNER = new Object();

  private final Repetitions repetitions = new Repetitions();

  private CompletableFuture<String> remember(long origin, long number, int bytes) {
    CompletableFuture<String> result = CompletableFuture.completedFuture(origin + "/" + number);
    repetitions.remember(new Operation(origin, number), OWNER, result, bytes);
    return result;
  }

  private CompletableFuture<String> recall(long origin, long number) {
    return repetitions.recall(new Operation(origin, number), OWNER);
  }

  @Test
  @DisplayName("an operation is new until it was remembered, and then gives its result")
  void recalls() {
    assertThat(recall(1, 1)).isNull();
    CompletableFuture<String> result = remember(1, 1, 0);
    assertThat(recall(1, 1)).isSameAs(result);
  }

  @Test
  @DisplayName("an operation for another map or queue is another one")
  void ownersAreApart() {
    remember(1, 1, 0);
    CompletableFuture<String> other = repetitions.recall(new Operation(1, 1), new Object());
    assertThat(other).isNull();
  }

  @Test
  @DisplayName("exactly the window is kept, wherever the numbers begin")
  void keepsTheWindow() {
    long first = -300;
    for (long number = first; number < first + 1_000; number++) {
      remember(1, number, 0);
    }
    for (long back = 1; back <= Repetitions.WINDOW; back++) {
      assertThat(recall(1, first + 1_000 - back)).isNotNull();
    }
    assertThat(recall(1, first + 1_000 - Repetitions.WINDOW - 1)).isNull();
  }

  @Test
  @DisplayName("a late operation with an old number does not displace a newer one")
  void oldGivesWay() {
    for (long number = 1; number <= 300; number++) {
      remember(1, number, 0);
    }
    remember(1, 44, 0);
    assertThat(recall(1, 300)).isNotNull();
  }

  @Test
  @DisplayName("of 100,000 origins that come and go only the latest few thousand are kept")
  void forgetsOrigins() {
    for (long origin = 1; origin <= 100_000; origin++) {
      remember(origin, 1, 0);
      remember(0, origin, 0);
    }
    assertThat(repetitions.origins()).isBetween(Repetitions.NEWER_ORIGINS, 6_000);
    assertThat(recall(1, 1)).isNull();
    assertThat(recall(0, 100_000)).isNotNull();
    assertThat(recall(100_000 - Repetitions.NEWER_ORIGINS / 2, 1)).isNotNull();
  }

  @Test
  @DisplayName("large results are dropped beyond a limit: still recognised, but unknown")
  void dropsLargeResults() {
    int mebibyte = 1 << 20;
    for (long number = 1; number <= 20; number++) {
      remember(1, number, mebibyte);
    }
    remember(1, 21, Repetitions.LIGHT_BYTES);

    assertThat(recall(1, 20)).isCompletedWithValue("1/20");
    assertThat(recall(1, 21)).isCompletedWithValue("1/21");
    assertThatThrownBy(() -> recall(1, 1).join())
        .hasCauseInstanceOf(EngineException.class)
        .extracting(e -> ((EngineException) e.getCause()).maybeDone())
        .isEqualTo(true);
  }
}
