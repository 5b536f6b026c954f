package dev.hawser.internal.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.call.CallContext;
import dev.hawser.call.CallOptions;
import dev.hawser.call.CallProgress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a caller sees of a call while it runs.
class NewsTest {
  private static final int MANY = 20_000;
  private static final String LINE = "x".repeat(99);

  @Test
  @DisplayName("what a call prints comes to its caller in order, all of it before the call returns")
  void output() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "print",
                  () -> {
                    for (int i = 0; i < MANY; i++) {
                      System.out.println(i);
                    }
                    System.err.print("done ");
                    System.out.printf("%d times", MANY);
                    return 0;
                  });
      StringBuilder text = new StringBuilder();
      CallOptions options = CallOptions.defaults().onOutput(text::append);
      var _ = lab.client.with(options).callRemote("print");
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < MANY; i++) {
        expected.append(i).append(System.lineSeparator());
      }
      assertThat(text.toString()).isEqualTo(expected + "done " + MANY + " times");
    }
  }

  @Test
  @DisplayName("characters of several bytes survive, however they are printed")
  void utf8() {
    String word = "Größe 日本 \uD83D\uDE00!";
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "print",
                  () -> {
                    System.out.print(word);
                    for (byte each : word.getBytes(StandardCharsets.UTF_8)) {
                      System.out.write(each);
                    }
                    for (char each : word.toCharArray()) {
                      System.err.print(each);
                    }
                    return 0;
                  });
      StringBuilder text = new StringBuilder();
      var _ = lab.client.with(CallOptions.defaults().onOutput(text::append)).callRemote("print");
      assertThat(text.toString()).isEqualTo(word + word + word);
    }
  }

  @Test
  @DisplayName("a slow listener slows the call that prints, and loses nothing")
  void flowControl() throws Exception {
    try (CallLab lab = new CallLab()) {
      AtomicInteger printed = new AtomicInteger();
      var _ =
          lab.server
              .functions()
              .register(
                  "print",
                  () -> {
                    for (int i = 0; i < MANY; i++) {
                      System.out.println(LINE);
                      printed.incrementAndGet();
                    }
                    return "printed";
                  });
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger length = new AtomicInteger();
      CallOptions slow =
          CallOptions.defaults()
              .onOutput(text -> {
                try {
                  CallLab.await(go);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                length.addAndGet(text.length());
              });
      CompletableFuture<@Nullable Object> call = lab.client.with(slow).callRemoteAsync("print");
      CallLab.until("the window is full", () -> stands(printed));
      assertThat(printed.get()).isLessThan(MANY);
      assertThat(call).isNotDone();
      go.countDown();
      assertThat(call.join()).isEqualTo("printed");
      assertThat(length).hasValue(MANY * (LINE.length() + System.lineSeparator().length()));
    }
  }

  /// Whether a number has grown and then stays as it is for a while.
  private static boolean stands(AtomicInteger number) {
    int before = number.get();
    for (int i = 0; i < 50_000; i++) {
      Thread.yield();
    }
    return before > 0 && number.get() == before;
  }

  @Test
  @DisplayName("what others print meanwhile, and calls nobody listens to, is not the caller's")
  void onlyItsOwn() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.client
              .functions()
              .register(
                  "nested",
                  () -> {
                    return requireNonNull(CurrentCall.bound()).printer(false) == null;
                  });
      var _ =
          lab.server
              .functions()
              .register(
                  "outer",
                  () -> {
                    System.out.print("outer");
                    return CallContext.current().peer().callRemote("nested");
                  });
      List<String> texts = new ArrayList<>();
      CallOptions options = CallOptions.defaults().onOutput(texts::add);
      assertThat(lab.client.with(options).callRemote("outer")).isEqualTo(true);
      assertThat(texts).containsExactly("outer");
    }
  }

  @Test
  @DisplayName("a listener that throws is called again with what comes next, and the call goes on")
  void listenerThrows() {
    try (CallLab lab = new CallLab();
        WarningLog log = new WarningLog()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "print",
                  () -> {
                    System.out.print("a");
                    System.out.print("b");
                    return "done";
                  });
      AtomicInteger texts = new AtomicInteger();
      CallOptions options =
          CallOptions.defaults()
              .onOutput(text -> {
                texts.incrementAndGet();
                throw new IllegalStateException("listener");
              });
      assertThat(lab.client.with(options).callRemote("print")).isEqualTo("done");
      assertThat(texts.get()).isEqualTo(2);
      log.awaitLine("news-of-a-call");
    }
  }

  @Test
  @DisplayName("progress comes in order and ends with the last, before the call returns")
  void progress() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "work",
                  () -> {
                    for (int i = 0; i <= MANY; i++) {
                      CallContext.current().progress((double) i / MANY, "item " + i);
                    }
                    return 0;
                  });
      List<CallProgress> all = new ArrayList<>();
      CallOptions options = CallOptions.defaults().onProgress(all::add);
      var _ = lab.client.with(options).callRemote("work");
      assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(a.done(), b.done()));
      assertThat(all.getLast()).isEqualTo(new CallProgress(1, "item " + MANY));
    }
  }

  @Test
  @DisplayName("progress never holds a call up: a slow listener is told the newest")
  void progressNeverWaits() {
    try (CallLab lab = new CallLab()) {
      CountDownLatch done = new CountDownLatch(1);
      var _ =
          lab.server
              .functions()
              .register(
                  "work",
                  () -> {
                    for (int i = 0; i <= MANY; i++) {
                      CallContext.current().progress((double) i / MANY, LINE);
                    }
                    done.countDown();
                    return 0;
                  });
      ConcurrentLinkedQueue<CallProgress> all = new ConcurrentLinkedQueue<>();
      CallOptions slow =
          CallOptions.defaults()
              .onProgress(progress -> {
                try {
                  CallLab.await(done);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                all.add(progress);
              });
      var _ = lab.client.with(slow).callRemote("work");
      assertThat(all).hasSizeLessThan(MANY / 2);
      assertThat(all.stream().reduce((a, b) -> b)).contains(new CallProgress(1, LINE));
    }
  }

  @Test
  @DisplayName("a caller that gives up while its listener hangs returns at once")
  void givingUpBesideAHangingListener() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "print",
                  () -> {
                    System.out.print("a");
                    return 0;
                  });
      CountDownLatch hanging = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      CallOptions options =
          CallOptions.defaults()
              .onOutput(text -> {
                hanging.countDown();
                try {
                  CallLab.await(go);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      CompletableFuture<@Nullable Object> call = lab.client.with(options).callRemoteAsync("print");
      CallLab.until("the listener hangs", () -> hanging.getCount() == 0);
      assertThat(call.cancel(true)).isTrue();
      go.countDown();
      assertThat(lab.client.ping()).isPositive();
    }
  }
}
