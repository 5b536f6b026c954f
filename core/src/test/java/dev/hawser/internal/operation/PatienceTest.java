package dev.hawser.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Outcome;
import dev.hawser.internal.time.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience(Timer.system(), Duration.ofSeconds(20));

  @AfterEach
  void forgetInterrupt() {
    boolean _ = Thread.interrupted();
  }

  private <T> T await(CompletableFuture<T> future) throws InterruptedException {
    return patience.await(future, Patience.FOREVER, () -> "it", Outcome.NOT_SENT);
  }

  @Test
  @DisplayName("an interrupt cancels what waits")
  void interruptCancels() {
    CompletableFuture<String> waiting = new CompletableFuture<>();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> await(waiting)).isInstanceOf(InterruptedException.class);
    assertThat(waiting.isCancelled()).isTrue();
  }

  @Test
  @DisplayName("an interrupt loses nothing that is on its way and can no longer be withdrawn")
  void interruptLosesNothing() throws Exception {
    CompletableFuture<String> arriving =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            Thread.startVirtualThread(() -> complete("item"));
            return false;
          }
        };
    Thread.currentThread().interrupt();
    assertThat(await(arriving)).isEqualTo("item");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
