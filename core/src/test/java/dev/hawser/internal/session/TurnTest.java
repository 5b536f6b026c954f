package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.HawserException;
import dev.hawser.PeerState;
import dev.hawser.internal.session.Workshop.Job;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.transport.UnixTransport;
import dev.hawser.testing.FaultPlan;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Users' code on the thread that reads. Over Unix sockets, which an interrupt would close.
@Timeout(180)
class TurnTest {
  @TempDir private Path folder;

  private final FaultPlan faults = FaultPlan.over(new UnixTransport(), System.nanoTime());
  private final Recorder atClient = new Recorder();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Sessions sessions;
  private Workshop shop;
  private Session client;

  @BeforeEach
  void open() {
    sessions = new Sessions(faults.transport(), Address.unix(folder.resolve("s")));
    shop = sessions.atServer.workshop;
    client = sessions.connect(atClient);
  }

  @AfterEach
  void close() {
    gate.countDown();
    faults.heal();
    sessions.close();
  }

  private static CompletableFuture<byte[]> ask(Session session, int... numbers) {
    byte[] message = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      message[i] = (byte) numbers[i];
    }
    return Exchange.start(session, Workshop.TASK, message, 0, message.length, true).future();
  }

  private static byte[] got(CompletableFuture<byte[]> future) throws Exception {
    return future.get(60, TimeUnit.SECONDS);
  }

  /// Two requests that arrive with one read.
  private List<CompletableFuture<byte[]>> askTwice(int first, int second) {
    List<Exchange> both = new ArrayList<>();
    for (int number : new int[] {first, second}) {
      both.add(Exchange.start(client, Workshop.TASK, new byte[] {(byte) number}, 0, 1, true));
    }
    return both.stream().map(Exchange::future).toList();
  }

  private byte[] waitForGate(Job job) throws InterruptedException {
    gate.await();
    return job.request();
  }

  @Test
  @DisplayName("a task runs on the thread that has read the request, and its answer arrives")
  void onTheReader() throws Exception {
    shop.does(job -> Thread.currentThread().getName().getBytes());
    assertThat(new String(got(ask(client, 1)))).startsWith("hawser-reader-");
    assertThat(shop.refused).hasValue(0);
  }

  /// Has the same server and client with a time of the test's.
  private void openIn(Timer time) {
    sessions.close();
    SessionOptions options =
        Sessions.timed(Sessions.DEFAULTS.heartbeat(), Sessions.DEFAULTS.grace(), time);
    sessions = new Sessions(faults.transport(), Address.unix(folder.resolve("timed")), options);
    shop = sessions.atServer.workshop;
    client = sessions.connect(atClient);
  }

  @Test
  @DisplayName("a task that nothing but the machine has held up runs on the reader all the same")
  void heldUpByTheMachine() throws Exception {
    ManualTimer still = new ManualTimer();
    openIn(
        new Timer() {
          @Override
          public long nanoTime() {
            still.advance(Duration.ofSeconds(1));
            return still.nanoTime();
          }

          @Override
          public Alarm schedule(long delayNanos, Runnable task) {
            return () -> {};
          }
        });
    shop.does(job -> Thread.currentThread().getName().getBytes());
    for (int i = 0; i < 20; i++) {
      assertThat(new String(got(ask(client, 1)))).startsWith("hawser-reader-");
    }
  }

  @Test
  @DisplayName("the tasks of one read run in their order, one after the other")
  void inOrder() throws Exception {
    openIn(new ManualTimer());
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    shop.does(job -> {
      order.add((int) job.request()[0]);
      return job.request();
    });
    for (CompletableFuture<byte[]> each : askTwice(1, 2)) {
      got(each);
    }
    assertThat(order).containsExactly(1, 2);
    assertThat(shop.elsewhere.get() + shop.refused.get()).isZero();
  }

  @Test
  @DisplayName("while a task waits, the connection goes on, and the task knows that it is slow")
  void stall() throws Exception {
    CompletableFuture<Job> slow = new CompletableFuture<>();
    shop.does(job -> {
      slow.complete(job);
      waitForGate(job);
      return new byte[] {(byte) (job.turn().hasStalled() ? 1 : 0)};
    });
    CompletableFuture<byte[]> answer = ask(client, 7);
    slow.get(60, TimeUnit.SECONDS).awaitStall();
    for (int i = 0; i < 50; i++) {
      assertThat(Sessions.echoes(client)).isTrue();
    }
    assertThat(answer).isNotDone();
    gate.countDown();
    assertThat(got(answer)).containsExactly(1);
    assertThat(atClient.states).isEmpty();
  }

  @Test
  @DisplayName("a short task after many stalls still runs on the reader")
  void afterStalls() throws Exception {
    shop.does(job -> {
      job.awaitStall();
      return job.request();
    });
    for (int i = 0; i < 20; i++) {
      assertThat(got(ask(client, i))).containsExactly(i);
    }
    shop.does(job -> Thread.currentThread().getName().getBytes());
    Eventually.holds(
        "the stalled ones are back",
        () -> {
          try {
            return new String(got(ask(client, 1))).startsWith("hawser-reader-");
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  @DisplayName("however many tasks never end, others run and messages arrive")
  void manyNeverEnd() throws Exception {
    shop.does(job -> job.request()[0] < 10 ? waitForGate(job) : job.request());
    List<CompletableFuture<byte[]>> stuck = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int begun = i + 1;
      stuck.add(ask(client, i));
      Eventually.holds("it runs", () -> shop.run.get() == begun);
    }
    assertThat(got(ask(client, 99))).containsExactly(99);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(shop.refused.get()).as("some had to get threads of their own").isPositive();
    gate.countDown();
    for (CompletableFuture<byte[]> each : stuck) {
      got(each);
    }
    assertThat(shop.run).hasValue(11);
  }

  @Test
  @DisplayName("a task behind one that waits for it runs elsewhere")
  void waitingForTheNext() throws Exception {
    shop.does(job -> {
      if (job.request()[0] == 2) {
        gate.countDown();
      }
      return waitForGate(job);
    });
    for (CompletableFuture<byte[]> each : askTwice(1, 2)) {
      got(each);
    }
    assertThat(shop.run).hasValue(2);
  }

  @Test
  @DisplayName("a task may call back over its own session")
  void nestedCall() throws Exception {
    shop.does(job -> Sessions.ask(sessions.atServer(client), Recorder.ECHO, job.request()));
    for (int i = 0; i < 200; i++) {
      assertThat(got(ask(client, 1, 2, i))).containsExactly(1, 2, i);
    }
    shop.does(job -> Sessions.ask(sessions.atServer(client), Workshop.TASK, job.request()));
    atClient.workshop.does(job -> {
      byte[] message = job.request();
      message[0]--;
      return message[0] <= 0 ? message : Sessions.ask(client, Workshop.TASK, message);
    });
    assertThat(got(ask(client, 30, 5))).containsExactly(0, 5);
  }

  @Test
  @DisplayName("a task may wait for an answer that takes long, while others are served")
  void slowNestedCall() throws Exception {
    atClient.workshop.does(this::waitForGate);
    shop.does(job -> Sessions.ask(sessions.atServer(client), Workshop.TASK, job.request()));
    CompletableFuture<byte[]> answer = ask(client, 5);
    Eventually.holds("it is called back", () -> atClient.workshop.run.get() == 1);
    assertThat(Sessions.echoes(client)).isTrue();
    gate.countDown();
    assertThat(got(answer)).containsExactly(5);
  }

  @Test
  @DisplayName("an interrupt reaches the task that runs, no other, and closes no connection")
  void interrupt() throws Exception {
    AtomicReference<Job> running = new AtomicReference<>();
    shop.does(job -> {
      running.set(job);
      return waitForGate(job);
    });
    for (int i = 0; i < 20; i++) {
      CompletableFuture<byte[]> answer = ask(client, i);
      Eventually.holds(
          "it is interrupted",
          () -> {
            Job job = running.get();
            return job != null && job.interrupt();
          });
      assertThatThrownBy(() -> got(answer))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("InterruptedException");
      Job over = running.getAndSet(null);
      Eventually.holds("it is over", () -> !over.interrupt());
    }
    shop.does(job -> new byte[] {(byte) (Thread.currentThread().isInterrupted() ? 1 : 0)});
    assertThat(got(ask(client, 1))).containsExactly(0);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(sessions.atServer.states).as("no connection was lost").isEmpty();
  }

  @Test
  @DisplayName("an interrupt frees a task that waits for an answer, and closes no connection")
  void interruptInNestedCall() throws Exception {
    AtomicReference<Job> running = new AtomicReference<>();
    shop.does(job -> {
      running.set(job);
      return Sessions.ask(sessions.atServer(client), Recorder.SILENT, job.request());
    });
    for (int i = 0; i < 20; i++) {
      long asked = atClient.messages.get();
      CompletableFuture<byte[]> answer = ask(client, i);
      Eventually.holds("it waits", () -> atClient.messages.get() > asked);
      Eventually.holds("it is interrupted", () -> running.get().interrupt());
      assertThatThrownBy(() -> got(answer)).hasMessageContaining("InterruptedException");
    }
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(sessions.atServer.states).as("no connection was lost").isEmpty();
  }

  @Test
  @DisplayName("what a task leaves on the thread is put right before the next")
  void tidiesUp() throws Exception {
    shop.does(job -> {
      Thread.currentThread().setName("mine");
      Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
      Thread.currentThread().interrupt();
      return job.request();
    });
    got(ask(client, 1));
    List<Object> found = new ArrayList<>();
    shop.does(job -> {
      found.add(Thread.currentThread().getName());
      found.add(Thread.currentThread().getContextClassLoader());
      found.add(Thread.interrupted());
      return job.request();
    });
    got(ask(client, 2));
    assertThat((String) found.get(0)).startsWith("hawser-reader-");
    assertThat(found.get(1)).isNotInstanceOf(URLClassLoader.class);
    assertThat(found.get(2)).isEqualTo(false);
    assertThat(sessions.atServer.states).isEmpty();
  }

  @Test
  @DisplayName("an error in a task is logged and ends nothing else")
  void errors() throws Exception {
    CapturedLog log = new CapturedLog();
    try {
      shop.does(job -> {
        throw new StackOverflowError("on purpose");
      });
      CompletableFuture<byte[]> never = ask(client, 1);
      log.awaitLine("SEVERE", "a task", "failed");
      assertThat(Sessions.echoes(client)).isTrue();
      assertThat(never).isNotDone();
    } finally {
      log.close();
    }
  }

  @Test
  @DisplayName("the session resumes while a task of the lost connection is stuck")
  void resume() throws Exception {
    CompletableFuture<Job> slow = new CompletableFuture<>();
    shop.does(job -> {
      slow.complete(job);
      return waitForGate(job);
    });
    CompletableFuture<byte[]> answer = ask(client, 3);
    slow.get(60, TimeUnit.SECONDS);
    faults.cut();
    assertThat(Sessions.echoes(client)).isTrue();
    Eventually.holds("it resumed", () -> sessions.atServer.states.contains(PeerState.CONNECTED));
    gate.countDown();
    assertThat(got(answer)).containsExactly(3);
    assertThat(shop.run).hasValue(1);
  }

  @Test
  @DisplayName("a session ends although a task is stuck, and a task may end its own session")
  void closing() throws Exception {
    shop.does(this::waitForGate);
    CompletableFuture<byte[]> stuck = ask(client, 1);
    Eventually.holds("it runs", () -> shop.run.get() == 1);
    client.close("enough");
    assertThatThrownBy(() -> got(stuck)).hasCauseInstanceOf(HawserException.class);
    assertThat(sessions.atServer.ending()).hasMessageContaining("enough");

    Recorder recorder = new Recorder();
    Session other = sessions.connect(recorder);
    shop.does(job -> {
      sessions.atServer(other).close("by a task");
      return job.request();
    });
    ask(other, 1);
    assertThat(recorder.ending()).hasMessageContaining("by a task");
  }

  @Test
  @DisplayName("a caller that reads its own answer runs no task, nor does any other thread")
  void notByCallers() throws Exception {
    shop.does(job -> Sessions.ask(sessions.atServer(client), Workshop.TASK, job.request()));
    Queue<String> names = new ConcurrentLinkedQueue<>();
    atClient.workshop.does(job -> {
      names.add(Thread.currentThread().getName());
      return job.request();
    });
    FutureTask<Integer> caller =
        new FutureTask<>(() -> {
          int calls = 0;
          while (atClient.workshop.refused.get() < 50) {
            Sessions.ask(client, Workshop.TASK, new byte[] {1});
            calls++;
          }
          return calls;
        });
    Thread.ofPlatform().name("a-caller").start(caller);
    int calls = caller.get(60, TimeUnit.SECONDS);
    assertThat(names).hasSize(calls).doesNotContain("a-caller");
  }

  @Test
  @DisplayName("other threads take no turns")
  void otherThreads() {
    Stream stream = client.open(Recorder.SILENT, atClient.taking(Recorder.SILENT));
    Job job = shop.new Job(stream, new byte[1]);
    assertThat(Turn.offer(job)).isFalse();
    Turn.giveWay();
  }
}
