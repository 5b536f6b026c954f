package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.FileException;
import dev.hawser.file.TransferProgress.State;
import dev.hawser.internal.time.HeldTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be done with a transfer that is under way.
class TransferFutureTest {
  private static final int SIZE = 8 << 20;

  /// So slow that a transfer lasts until something is done about it.
  private static final TransferOptions SLOW = TransferOptions.defaults().rateLimit(1 << 20);

  private FileLab lab;

  @BeforeEach
  void open(@TempDir Path folder) {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private Transfer slowPut() throws IOException {
    return lab.files().putAsync(FileLab.file(lab.near.resolve("big"), SIZE), "big", SLOW);
  }

  private Transfer slowGet() throws IOException {
    FileLab.file(lab.far.resolve("big"), SIZE);
    return lab.files().getAsync("big", lab.near.resolve("big"), SLOW);
  }

  private Transfer slow(boolean put) throws IOException {
    Transfer transfer = put ? slowPut() : slowGet();
    FileLab.until("some has arrived", () -> transfer.progress().bytes() > 0);
    return transfer;
  }

  private static List<String> names(Path folder) {
    try {
      return FileLab.names(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("a finished transfer has its result, and callbacks set before and after all fire")
  void callbacks() throws Exception {
    Path local = FileLab.file(lab.near.resolve("a"), 100_000);
    AtomicInteger fired = new AtomicInteger();
    Transfer transfer = lab.files().putAsync(local, "a", TransferOptions.defaults());
    CompletableFuture<Void> before = transfer.thenRun(fired::incrementAndGet);
    TransferResult result = transfer.get(60, TimeUnit.SECONDS);
    before.get(60, TimeUnit.SECONDS);
    var _ = transfer.whenComplete((_, _) -> fired.incrementAndGet());
    var _ = transfer.thenAccept(_ -> fired.incrementAndGet());
    assertThat(fired).hasValue(3);
    assertThat(transfer).isDone().isNotCancelled().isCompletedWithValue(result);
    assertThat(transfer.progress().state()).isEqualTo(State.DONE);
    assertThat(transfer.progress().bytes()).isEqualTo(100_000);
    assertThat(transfer.progress().files()).isEqualTo(1);
    assertThat(transfer.cancel(true)).isFalse();
  }

  @Test
  @DisplayName("a failed transfer has its exception")
  void failure() {
    Transfer transfer =
        lab.files().getAsync("nothing", lab.near.resolve("x"), TransferOptions.defaults());
    assertThatThrownBy(() -> transfer.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(FileException.class);
    assertThat(transfer.exceptionNow()).isInstanceOf(FileException.class);
  }

  @Test
  @DisplayName("waiting for a result for some time ends then, and the transfer goes on")
  void timeout() throws Exception {
    Transfer transfer = slow(true);
    assertThatThrownBy(() -> transfer.get(1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(transfer).isNotDone();
    assertThat(transfer.cancel(true)).isTrue();
  }

  @ParameterizedTest(name = "put: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("cancelling reaches the other end, and nothing incomplete stays")
  void cancel(boolean put) throws Exception {
    Transfer transfer = slow(put);
    Path destination = put ? lab.far : lab.near;
    FileLab.until("a part is there", () -> !names(destination).isEmpty());
    assertThat(transfer.cancel(true)).isTrue();
    assertThat(transfer).isCancelled();
    assertThat(transfer.progress().state()).isEqualTo(State.DONE);
    assertThatThrownBy(transfer::get).isInstanceOf(CancellationException.class);
    FileLab.until("nothing stays", () -> names(destination).isEmpty());
    Path again = FileLab.file(lab.near.resolve("small"), 10);
    assertThat(lab.files().put(again, "small").files()).hasSize(1);
  }

  @ParameterizedTest(name = "put: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("a paused transfer stands still until it is resumed")
  void pause(boolean put, @TempDir Path folder) throws Exception {
    try (HeldTime time = new HeldTime();
        FileLab held = new FileLab(folder, time)) {
      Path file = FileLab.file((put ? held.near : held.far).resolve("big"), SIZE);
      TransferOptions options = TransferOptions.defaults().rateLimit(4 << 20);
      Transfer transfer =
          put
              ? held.files().putAsync(file, "big", options)
              : held.files().getAsync("big", held.near.resolve("big"), options);
      time.passUntil("some has arrived", () -> transfer.progress().bytes() > 0);
      transfer.pause();
      assertThat(transfer.progress().state()).isEqualTo(State.PAUSED);
      time.goOn();
      assertThatThrownBy(() -> transfer.get(3, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(transfer.progress().bytes()).isLessThan(SIZE);
      transfer.resume();
      assertThat(transfer.get(60, TimeUnit.SECONDS).bytes()).isEqualTo(SIZE);
      assertThat(held.far.resolve("big")).hasSameBinaryContentAs(held.near.resolve("big"));
    }
  }

  @Test
  @DisplayName("a transfer that is paused before it has begun waits, too")
  void pausedFirst() throws Exception {
    Path local = FileLab.file(lab.near.resolve("a"), SIZE);
    Transfer transfer = lab.files().putAsync(local, "a", TransferOptions.defaults());
    transfer.pause();
    transfer.resume();
    assertThat(transfer.get(60, TimeUnit.SECONDS).bytes()).isEqualTo(SIZE);
  }

  @Test
  @DisplayName("a listener hears how it goes, and how it ended before the future completes")
  void listener() throws Exception {
    List<TransferProgress> heard = new CopyOnWriteArrayList<>();
    Path local = FileLab.file(lab.near.resolve("a"), SIZE);
    TransferOptions options = TransferOptions.defaults().rateLimit(8 << 20).onProgress(heard::add);
    Transfer transfer = lab.files().putAsync(local, "a", options);
    CompletableFuture<Integer> heardByEnd = transfer.thenApply(_ -> heard.size());
    int count = heardByEnd.get(60, TimeUnit.SECONDS);
    assertThat(heard).hasSize(count).hasSizeGreaterThan(2);
    assertThat(heard).extracting(TransferProgress::bytes).isSorted();
    assertThat(heard.subList(0, count - 1))
        .extracting(TransferProgress::state)
        .containsOnly(State.RUNNING);
    TransferProgress last = heard.getLast();
    assertThat(last.state()).isEqualTo(State.DONE);
    assertThat(last.bytes()).isEqualTo(SIZE);
    assertThat(last.totalBytes()).isEqualTo(SIZE);
    assertThat(last.counted()).isTrue();
  }

  @Test
  @DisplayName("a listener that throws, or never returns, keeps nobody from the result")
  void badListener() throws Exception {
    Path local = FileLab.file(lab.near.resolve("a"), 1000);
    CountDownLatch never = new CountDownLatch(1);
    TransferOptions options =
        TransferOptions.defaults()
            .onProgress(_ -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(lab.files().put(local, "a", options).files()).hasSize(1);
    never.countDown();
    TransferOptions throwing =
        TransferOptions.defaults()
            .onProgress(_ -> {
              throw new IllegalStateException("no");
            });
    assertThat(lab.files().put(local, "b", throwing).files()).hasSize(1);
  }

  @Test
  @DisplayName("while the connection is lost it shows that, and goes on afterwards")
  void reconnecting() throws Exception {
    Transfer transfer = slow(true);
    lab.faults.refuseConnections(true);
    int _ = lab.faults.cut();
    FileLab.until("it shows", () -> transfer.progress().state() == State.RECONNECTING);
    lab.faults.refuseConnections(false);
    FileLab.until("it goes on", () -> transfer.progress().state() == State.RUNNING);
    assertThat(transfer.cancel(true)).isTrue();
  }

  @ParameterizedTest(name = "put: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("when the session ends it fails, and what has arrived is kept")
  void disconnected(boolean put) throws Exception {
    Transfer transfer = slow(put);
    Path destination = put ? lab.far : lab.near;
    FileLab.until("a part is there", () -> !names(destination).isEmpty());
    lab.client.close();
    assertThatThrownBy(() -> transfer.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DisconnectedException.class);
    assertThat(names(destination)).isNotEmpty().doesNotContain("big");
  }

  @Test
  @DisplayName("an interrupt while waiting cancels the transfer")
  void interrupted() throws Exception {
    Path local = FileLab.file(lab.near.resolve("big"), SIZE);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var _ = lab.files().put(local, "big", SLOW);
              } catch (CancellationException e) {
                thrown.set(e);
              }
            });
    FileLab.until("a part is there", () -> !names(lab.far).isEmpty());
    waiting.interrupt();
    waiting.join();
    assertThat(thrown.get()).isNotNull().hasMessageContaining("interrupted");
    FileLab.until("nothing stays", () -> names(lab.far).isEmpty());
  }

  @Test
  @DisplayName("a deadline ends it, whether somebody waits or not")
  void deadline() throws Exception {
    Path local = FileLab.file(lab.near.resolve("big"), SIZE);
    Deadline soon = Deadline.within(Duration.ofMillis(300));
    assertThatThrownBy(() -> soon.call(() -> lab.files().put(local, "big", SLOW)))
        .isInstanceOf(DeadlineException.class)
        .hasMessageContaining("big");
    Transfer transfer =
        Deadline.within(Duration.ofMillis(100))
            .call(() -> lab.files().putAsync(local, "other", SLOW));
    assertThatThrownBy(() -> transfer.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DeadlineException.class);
    FileLab.until("nothing stays", () -> names(lab.far).isEmpty());
  }

  @Test
  @DisplayName("more transfers than are done at once wait for their turn")
  void manyAtOnce() throws Exception {
    List<Transfer> all = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 60; i++) {
      Path local = FileLab.file(lab.near.resolve("f" + i), 1000 + i);
      all.add(lab.files().putAsync(local, "f" + i, TransferOptions.defaults()));
    }
    for (Transfer transfer : all) {
      assertThat(transfer.get(60, TimeUnit.SECONDS).files()).hasSize(1);
    }
    assertThat(FileLab.names(lab.far)).hasSize(60);
  }
}
