package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.spi.EngineMap.Condition;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.Settlement.Ack;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The end of an engine.
public interface CloseContract extends EngineSubject {
  private static void assertNotDone(CompletableFuture<?> future) {
    Throwable failure = Assertions.catchThrowable(() -> future.get(60, TimeUnit.SECONDS));
    assertThat(failure)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(EngineException.class);
    assertThat(((EngineException) failure.getCause()).maybeDone()).isFalse();
  }

  @Test
  @DisplayName("closing fails whoever waits, as not done")
  default void failsWaiters() throws IOException {
    manage(new Command.Capacity(0));
    CompletableFuture<Boolean> putter = put("a");
    CompletableFuture<@Nullable Lease> taker =
        engine().queue("empty").take(operations().next(), LEASE, true);

    engine().close();

    assertNotDone(putter);
    assertNotDone(taker);
  }

  @Test
  @DisplayName("a closed engine does nothing, and says not done")
  default void doesNothingWhenClosed() throws IOException {
    EngineMap map = map();
    EngineQueue queue = queue();
    offer("a");
    Lease lease = poll();

    engine().close();
    engine().close();

    assertNotDone(map.write(write("key", new Condition.Always(), "one")));
    assertNotDone(map.read("key"));
    assertNotDone(map.snapshot());
    assertNotDone(queue.put(operations().next(), bytes("b"), true));
    assertNotDone(queue.take(operations().next(), LEASE, false));
    assertNotDone(queue.settle(operations().next(), lease.id(), new Ack()));
    assertNotDone(queue.manage(operations().next(), new Command.Inspect()));
    assertNotDone(engine().map("new").read("key"));
    assertNotDone(engine().queue("new").put(operations().next(), bytes("b"), false));
  }

  @Test
  @DisplayName("time that passes after closing does nothing")
  default void leasesEndQuietly() throws IOException {
    offer("a");
    poll();

    engine().close();
    timer().advance(Duration.ofDays(1));

    assertThat(timer().waiting()).isZero();
  }
}
