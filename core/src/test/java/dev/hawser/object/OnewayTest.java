package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Subscription;
import dev.hawser.scenario.LogLines;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls that nobody waits for.
@Timeout(180)
class OnewayTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  interface Log {
    @Oneway
    void note(int number);

    @Oneway
    void keep(byte[] data);

    @Oneway
    void block();

    @Oneway
    void fail(String why);

    void plain(int number);

    int count();
  }

  private static final class Noted implements Log {
    private final Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final CountDownLatch free = new CountDownLatch(1);
    private final CountDownLatch blocked = new CountDownLatch(1);

    @Override
    public void note(int number) {
      numbers.add(number);
      count.incrementAndGet();
    }

    @Override
    public void keep(byte[] data) {
      boolean isSound = true;
      for (byte each : data) {
        isSound &= each == data[0];
      }
      bytes.addAndGet(isSound ? data.length : Integer.MIN_VALUE);
    }

    @Override
    public void block() {
      blocked.countDown();
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void fail(String why) {
      throw new IllegalStateException(why);
    }

    @Override
    public void plain(int number) {
      numbers.add(number);
      count.incrementAndGet();
    }

    @Override
    public int count() {
      return count.intValue();
    }
  }

  private final Noted noted = new Noted();

  private Log log() {
    var _ = lab.server().export("log", noted);
    return lab.client().lookup("log", Log.class);
  }

  private void awaitCount(int count) {
    ObjectLab.eventually(count + " calls", () -> noted.count.get() == count);
  }

  @Test
  @DisplayName("each call is carried out exactly once, quick ones in order")
  void inOrder() {
    Log log = log();
    for (int i = 0; i < 50_000; i++) {
      log.note(i);
    }
    awaitCount(50_000);
    assertThat(List.copyOf(noted.numbers)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("any method without a result can be called so")
  void asWished() {
    Log log = Proxies.oneway(log());
    log.plain(7);
    awaitCount(1);
    assertThat(log.count()).isEqualTo(1);
  }

  @Test
  @DisplayName("a call that blocks holds up none behind it")
  void blockedOne() throws Exception {
    Log log = log();
    log.block();
    noted.blocked.await();
    for (int i = 0; i < 100; i++) {
      log.note(i);
    }
    awaitCount(100);
    assertThat(List.copyOf(noted.numbers)).isSorted();
    noted.free.countDown();
  }

  @Test
  @DisplayName("many calls that block run side by side")
  void manyBlocked() {
    Log log = log();
    for (int i = 0; i < 20; i++) {
      log.block();
    }
    log.note(1);
    awaitCount(1);
    noted.free.countDown();
  }

  @Test
  @DisplayName("what a call throws is logged where it runs, and disturbs no other")
  void failures() {
    LogLines lines = new LogLines();
    try {
      Log log = log();
      log.fail("the ink is dry");
      log.note(1);
      awaitCount(1);
      lines.awaitLine("WARNING", "Log.fail", "the ink is dry");
    } finally {
      lines.close();
    }
  }

  @Test
  @DisplayName("a call that is refused is logged, and disturbs no other")
  void refused() {
    LogLines lines = new LogLines();
    try {
      Log log = log();
      Subscription other = lab.server().export("other", new Noted());
      Log gone = lab.client().lookup("other", Log.class);
      other.close();
      gone.note(1);
      log.note(2);
      awaitCount(1);
      lines.awaitLine("WARNING", "'other' is not exported any more");
    } finally {
      lines.close();
    }
  }

  @Test
  @DisplayName("long calls of several threads arrive whole")
  void longOnes() throws Exception {
    Log log = log();
    int length = 300_000;
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        byte mark = (byte) thread;
        var _ =
            pool.submit(() -> {
              for (int i = 0; i < 20; i++) {
                byte[] data = new byte[length];
                Arrays.fill(data, mark);
                log.keep(data);
                log.note(i);
              }
            });
      }
    }
    awaitCount(80);
    ObjectLab.eventually("all bytes", () -> noted.bytes.get() == 80L * length);
  }

  @Test
  @DisplayName("one who calls faster than the owner can run waits for it")
  void slowOwner() throws Exception {
    Log log = log();
    int blocking = 100_000;
    CompletableFuture<Void> caller =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; i < blocking; i++) {
            log.block();
          }
        });
    noted.blocked.await();
    AtomicLong seen = new AtomicLong(-1);
    ObjectLab.eventually(
        "the caller waits",
        () -> {
          long held = Thread.getAllStackTraces().size();
          return seen.getAndSet(held) == held && !caller.isDone();
        });
    noted.free.countDown();
    var _ = caller.get(60, TimeUnit.SECONDS);
    log.note(1);
    awaitCount(1);
  }
}
