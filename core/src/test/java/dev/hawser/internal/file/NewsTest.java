package dev.hawser.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferProgress.State;
import dev.hawser.internal.time.ManualTimer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a listener hears.
class NewsTest {
  private static final Duration LITTLE = Duration.ofMillis(250);

  private final ManualTimer timer = new ManualTimer();
  private final AtomicLong bytes = new AtomicLong();
  private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();

  private TransferProgress now() {
    return progress(bytes.get(), State.RUNNING);
  }

  private static TransferProgress progress(long bytes, State state) {
    return new TransferProgress(state, bytes, 100, 0, 1, true, 0, 0, "");
  }

  private long next() throws InterruptedException {
    Long value = heard.poll(60, TimeUnit.SECONDS);
    assertThat(value).isNotNull();
    return value;
  }

  @Test
  @DisplayName("news come a few times a second until the last, after which there are none")
  void regularly() throws Exception {
    News news = new News(progress -> heard.add(progress.bytes()), this::now, timer);
    news.start();
    assertThat(heard).isEmpty();
    for (int i = 1; i <= 3; i++) {
      bytes.set(i);
      timer.advance(LITTLE);
      assertThat(next()).isEqualTo(i);
    }
    news.last(progress(100, State.DONE)).get(60, TimeUnit.SECONDS);
    assertThat(next()).isEqualTo(100);
    timer.advance(Duration.ofMinutes(1));
    assertThat(heard).isEmpty();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  @DisplayName("a slow listener hears the latest, and the last, and nobody waits for it for long")
  void slow() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    News news =
        new News(
            progress -> {
              heard.add(progress.bytes());
              try {
                slow.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            this::now,
            timer);
    news.start();
    timer.advance(LITTLE);
    assertThat(next()).isZero();
    for (int i = 1; i <= 5; i++) {
      bytes.set(i);
      timer.advance(LITTLE);
    }
    CompletableFuture<Void> told = news.last(progress(100, State.DONE));
    assertThat(told).isNotDone();
    timer.advance(Duration.ofSeconds(2));
    assertThat(told).isDone();
    slow.countDown();
    assertThat(next()).isEqualTo(100);
    assertThat(heard).isEmpty();
  }
}
