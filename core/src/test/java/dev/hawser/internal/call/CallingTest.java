package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Deadline;
import dev.hawser.Peer;
import dev.hawser.ValueException;
import dev.hawser.call.CallContext;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Functions;
import dev.hawser.call.Task;
import dev.hawser.call.Task1;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What calls do when all goes well, and when only the line is bad.
class CallingTest {
  private static final int MANY = 10_000;
  private static final int LARGE = 5 << 20;

  @Test
  @DisplayName("functions of none, one and two arguments are called by name, from both ends")
  void byName() {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("answer", () -> 42);
      var _ = lab.server.functions().register("greet", (String name) -> "hello " + name);
      var _ = lab.client.functions().register("add", (Integer a, Integer b) -> a + b);
      var _ = lab.client.functions().register("nothing", any -> any);
      assertThat(lab.client.callRemote("answer")).isEqualTo(42);
      assertThat(lab.client.callRemote("greet", "Ada")).isEqualTo("hello Ada");
      assertThat(lab.guest.callRemote("add", 2, 3)).isEqualTo(5);
      assertThat(lab.guest.callRemote("nothing", (Object) null)).isNull();
      assertThat(lab.client.callRemoteAsync("answer").join()).isEqualTo(42);
    }
  }

  @Test
  @DisplayName("arguments and results of several megabytes travel")
  void large() {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("echo", (byte[] bytes) -> bytes);
      byte[] bytes = new byte[LARGE];
      Arrays.fill(bytes, (byte) 7);
      assertThat(lab.client.callRemote("echo", bytes)).isEqualTo(bytes);
    }
  }

  @Test
  @DisplayName(
      "an InputStream is read where it is; a reader is no argument, and the message says"
          + " what to do instead")
  void inputStream() {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("first", (InputStream in) -> in.read());
      assertThat(lab.client.callRemote("first", new ByteArrayInputStream(new byte[] {7})))
          .isEqualTo(7);
      assertThatThrownBy(() -> lab.client.callRemote("first", new StringReader("7")))
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("InputStream");
    }
  }

  /// A function that goes back and forth between the two ends.
  private static void registerBounce(Functions functions) {
    Task1<Integer, @Nullable Object, Exception> bounce =
        left -> {
          Peer other = CallContext.current().peer();
          return left == 0 ? 0 : 1 + (Integer) other.callRemote("bounce", left - 1);
        };
    var _ = functions.register("bounce", bounce);
  }

  @Test
  @DisplayName("a hundred callers at once call A→B→A→B→A")
  void nested() throws Exception {
    try (CallLab lab = new CallLab();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      registerBounce(lab.server.functions());
      registerBounce(lab.client.functions());
      List<Future<@Nullable Object>> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        all.add(callers.submit(() -> lab.client.callRemote("bounce", 4)));
      }
      for (Future<@Nullable Object> each : all) {
        assertThat(each.get(CallLab.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(4);
      }
    }
  }

  @Test
  @DisplayName("a call nests a hundred deep")
  void deep() {
    try (CallLab lab = new CallLab()) {
      registerBounce(lab.server.functions());
      registerBounce(lab.client.functions());
      assertThat(lab.client.callRemote("bounce", 100)).isEqualTo(100);
    }
  }

  @Test
  @DisplayName("one call makes ten thousand callbacks")
  void manyCallbacks() {
    try (CallLab lab = new CallLab()) {
      AtomicInteger calls = new AtomicInteger();
      var _ = lab.client.functions().register("tick", () -> calls.incrementAndGet());
      var _ =
          lab.server
              .functions()
              .register(
                  "drive",
                  () -> {
                    Peer caller = CallContext.current().peer();
                    for (int i = 0; i < MANY; i++) {
                      var _ = caller.callRemote("tick");
                    }
                    return "driven";
                  });
      assertThat(lab.client.callRemote("drive")).isEqualTo("driven");
      assertThat(calls).hasValue(MANY);
    }
  }

  @Test
  @DisplayName("each call runs exactly once, however often the line is cut")
  void exactlyOnce() {
    try (CallLab lab = new CallLab()) {
      AtomicInteger calls = new AtomicInteger();
      var _ = lab.server.functions().register("count", (Integer n) -> calls.addAndGet(n));
      List<CompletableFuture<@Nullable Object>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        all.add(lab.client.callRemoteAsync("count", 1));
        if (i % 30 == 0) {
          lab.faults.cut();
        }
      }
      all.forEach(CompletableFuture::join);
      assertThat(calls).hasValue(300);
      CallLab.until("all have ended", () -> lab.runningAtServer() == 0);
    }
  }

  @Test
  @DisplayName("a line cut in the middle of a call does not disturb it")
  void cutInTheMiddle() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "cut",
                  () -> {
                    lab.faults.cut();
                    return "still here";
                  });
      assertThat(lab.client.callRemote("cut")).isEqualTo("still here");
    }
  }

  /// What a call knows of itself.
  private record Seen(UUID id, int depth, Map<String, Object> annotations, long peer) {
    static Seen here() {
      CallContext now = CallContext.current();
      return new Seen(now.id(), now.depth(), now.annotations(), now.peer().id());
    }
  }

  @Test
  @DisplayName("a call knows who calls, its id, depth and annotations, as do calls nested in it")
  void context() {
    try (CallLab lab = new CallLab()) {
      List<Seen> seen = new ArrayList<>();
      var _ = lab.client.functions().register("inner", () -> seen.add(Seen.here()));
      CallOptions more = CallOptions.defaults().annotate("by", "server");
      Task<@Nullable Object, Exception> outer =
          () -> {
            seen.add(Seen.here());
            return CallContext.current().peer().with(more).callRemoteAsync("inner").join();
          };
      var _ = lab.server.functions().register("outer", outer);
      CallOptions options = CallOptions.defaults().annotate("user", "ada").annotate("by", "client");
      assertThat(CallContext.find()).isEmpty();
      assertThat(lab.client.with(options).callRemote("outer")).isEqualTo(true);
      UUID id = seen.getFirst().id();
      long peer = lab.client.id();
      assertThat(seen)
          .containsExactly(
              new Seen(id, 0, Map.of("user", "ada", "by", "client"), peer),
              new Seen(id, 1, Map.of("user", "ada", "by", "server"), peer));
    }
  }

  @Test
  @DisplayName("outside of calls there is no context, and the message says so")
  void noContext() {
    assertThatThrownBy(CallContext::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a call");
  }

  @Test
  @DisplayName("the caller's deadline is the call's deadline, through all nested calls")
  void deadlineIsInherited() {
    try (CallLab lab = new CallLab()) {
      Task1<Integer, @Nullable Object, Exception> left =
          depth -> {
            if (depth > 0) {
              return CallContext.current().peer().callRemote("left", depth - 1);
            }
            Deadline deadline = Deadline.current();
            return deadline == null ? null : deadline.remaining().toSeconds();
          };
      var _ = lab.server.functions().register("left", left);
      var _ = lab.client.functions().register("left", left);
      CallOptions hour = CallOptions.defaults().timeout(Duration.ofHours(1));
      assertThat(lab.client.callRemote("left", 0)).isNull();
      assertThat((Long) lab.client.with(hour).callRemote("left", 0)).isBetween(3500L, 3600L);
      assertThat((Long) lab.client.with(hour).callRemote("left", 3)).isBetween(3500L, 3600L);
      Deadline outer = Deadline.within(Duration.ofMinutes(1));
      assertThat(outer.call(() -> (Long) lab.client.with(hour).callRemote("left", 1)))
          .isBetween(30L, 60L);
    }
  }

  @Test
  @DisplayName("what happened before a call is visible in it, and what it did is visible after it")
  void happensBefore() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "bump",
                  () -> {
                    lab.server.map("n", Integer.class).merge("n", 1, Integer::sum);
                    return 0;
                  });
      var _ =
          lab.client
              .functions()
              .register("read", () -> lab.client.globals().map("n", Integer.class).get("n"));
      for (int i = 1; i <= 200; i++) {
        var _ = lab.client.callRemote("bump");
        assertThat(lab.client.globals().map("n", Integer.class).get("n")).isEqualTo(i);
        lab.server.map("n", Integer.class).set("n", i);
        assertThat(lab.guest.callRemote("read")).isEqualTo(i);
      }
    }
  }

  @Test
  @DisplayName("shipped code runs at the other end, with arguments and without a result")
  void shipped() {
    try (CallLab lab = new CallLab()) {
      int captured = 5;
      int got = lab.client.call((a, b) -> a * b + captured, 2, 3);
      assertThat(got).isEqualTo(11);
      double root = lab.guest.call(() -> Math.sqrt(500));
      assertThat(root).isEqualTo(Math.sqrt(500));
      lab.client.run(key -> CallContext.current().peer().map().set(key, 1), "ran");
      assertThat(lab.client.map().get("ran")).isEqualTo(1);
      assertThat(lab.client.callAsync(name -> "hello " + name, "Ada").join())
          .isEqualTo("hello Ada");
    }
  }
}
