package dev.hawser.internal.space.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Subscription;
import dev.hawser.ValueException;
import dev.hawser.internal.space.Lab;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pipe promises.
class PipeTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Lab lab = new Lab();

  record Note(String text) {}

  @AfterEach
  void close() {
    lab.close();
  }

  /// The two ends of a pipe; the first is the one that the test sends from.
  private record Ends<T>(Pipe<T> near, Pipe<T> far) {}

  private <T> Ends<T> pipe(boolean fromClient, String name, Class<T> type) {
    Peer server = lab.at(lab.alice);
    return fromClient
        ? new Ends<>(lab.alice.pipe(name, type), server.pipe(name, type))
        : new Ends<>(server.pipe(name, type), lab.alice.pipe(name, type));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("messages arrive in order, both ways at once")
  void order(boolean fromClient) throws Exception {
    Ends<Object> ends = pipe(fromClient, "talk", Object.class);
    assertThat(ends.far().tryReceive()).isNull();
    assertThat(ends.far().receive(SHORT)).isNull();
    for (int i = 0; i < 5000; i++) {
      ends.near().send(i);
      ends.far().send(-i);
    }
    for (int i = 0; i < 5000; i++) {
      assertThat(ends.far().receive()).isEqualTo(i);
      assertThat(ends.near().receive(LONG)).isEqualTo(-i);
    }
    assertThat(ends.near().tryReceive()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("messages of every size cross whole, between small ones")
  void sizes(boolean fromClient) throws Exception {
    Ends<byte[]> ends = pipe(fromClient, "bytes", byte[].class);
    int[] sizes = {0, 1, 100, 32_000, 32_700, 32_760, 32_768, 33_000, 65_536, 300_000, 5_000_000};
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(() -> {
          for (int size : sizes) {
            byte[] value = new byte[size];
            Arrays.fill(value, (byte) size);
            send(ends.near(), value);
            send(ends.near(), new byte[] {42});
          }
        });
    for (int size : sizes) {
      byte[] value = ends.far().receive();
      assertThat(value).hasSize(size);
      assertThat(size == 0 || value[0] == (byte) size && value[size - 1] == (byte) size).isTrue();
      assertThat(ends.far().receive(LONG)).containsExactly(42);
    }
    sending.get(60, TimeUnit.SECONDS);
  }

  private static <T> void send(Pipe<T> pipe, T message) {
    try {
      pipe.send(message);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a sender that is ahead waits, up to its deadline, and goes on when there is room")
  void backPressure(boolean fromClient) throws Exception {
    Ends<byte[]> ends = pipe(fromClient, "full", byte[].class);
    int sent = 0;
    while (ends.near().trySend(new byte[10_000])) {
      sent++;
    }
    assertThat(sent).isBetween(10, 60);
    assertThatThrownBy(() -> Deadline.within(SHORT).run(() -> send(ends.near(), new byte[100_000])))
        .isInstanceOf(DeadlineException.class);
    assertThat(Thread.interrupted()).isFalse();
    CompletableFuture<Void> waiting = ends.near().async().send(new byte[] {7});
    for (int i = 0; i < sent; i++) {
      assertThat(ends.far().receive()).hasSize(10_000);
    }
    waiting.get(60, TimeUnit.SECONDS);
    assertThat(ends.far().receive()).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a large message given up half-way vanishes, and the next arrives")
  void givenUpHalfWay(boolean fromClient) throws Exception {
    Ends<byte[]> ends = pipe(fromClient, "half", byte[].class);
    assertThatThrownBy(
            () -> Deadline.within(SHORT).run(() -> send(ends.near(), new byte[5_000_000])))
        .isInstanceOf(DeadlineException.class);
    CompletableFuture<Void> next = ends.near().async().send(new byte[] {1});
    assertThat(ends.far().receive(LONG)).containsExactly(1);
    next.get(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("closing ends one direction: what was sent is received, then the end")
  void closing(boolean fromClient) throws Exception {
    Ends<Object> ends = pipe(fromClient, "ending", Object.class);
    ends.near().send("last");
    ends.near().close();
    ends.near().close();
    assertThat(ends.near().isClosed()).isTrue();
    assertThatThrownBy(() -> ends.near().send("more")).isInstanceOf(ClosedException.class);
    assertThat(ends.far().receive()).isEqualTo("last");
    assertThatThrownBy(ends.far()::receive).isInstanceOf(ClosedException.class);
    assertThatThrownBy(ends.far()::tryReceive).isInstanceOf(ClosedException.class);
    ends.far().send("still");
    assertThat(ends.near().receive(LONG)).isEqualTo("still");
    Ends<Object> unused = pipe(fromClient, "unused", Object.class);
    unused.near().close();
    assertThatThrownBy(() -> unused.far().receive(LONG)).isInstanceOf(ClosedException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("closing frees a sender that waits for room")
  void closingWithWaitingSender(boolean fromClient) throws Exception {
    Ends<byte[]> ends = pipe(fromClient, "stuck", byte[].class);
    while (ends.near().trySend(new byte[30_000])) {
      // Fills the window.
    }
    CompletableFuture<Void> waiting = ends.near().async().send(new byte[30_000]);
    ends.near().close();
    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ClosedException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a message that cannot be read fails one receive, and the pipe goes on")
  void unreadableMessage(boolean fromClient) throws Exception {
    Peer server = lab.at(lab.alice);
    Pipe<Note> near =
        fromClient ? lab.alice.pipe("notes", Note.class) : server.pipe("notes", Note.class);
    Pipe<Object> far = fromClient ? server.pipe("notes") : lab.alice.pipe("notes");
    near.send(new Note("x"));
    CompletableFuture<Void> large = near.async().send(new Note("x".repeat(500_000)));
    assertThatThrownBy(far::receive).isInstanceOf(ValueException.class);
    assertThatThrownBy(far::receive).isInstanceOf(ValueException.class);
    large.get(60, TimeUnit.SECONDS);
    Pipe<Object> sender = fromClient ? lab.alice.pipe("notes") : server.pipe("notes");
    sender.send("fine");
    assertThat(far.receive()).isEqualTo("fine");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("an InputStream is read at the other end as it arrives")
  void inputStreams(boolean fromClient) throws Exception {
    Ends<Object> ends = pipe(fromClient, "streams", Object.class);
    byte[] content = new byte[3_000_000];
    Arrays.fill(content, (byte) 5);
    ends.near().send(List.of("name", new ByteArrayInputStream(content)));
    List<?> message = (List<?>) ends.far().receive();
    try (InputStream stream = (InputStream) message.get(1)) {
      assertThat(stream.readAllBytes()).isEqualTo(content);
    }
    ends.near().send(new Broken());
    try (InputStream stream = (InputStream) ends.far().receive()) {
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("meant to be");
    }
  }

  @Test
  @DisplayName("closing a received InputStream stops its sender, and closes the original")
  void closedInputStream() throws Exception {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }

          @Override
          public void close() {
            closed.complete(null);
          }
        };
    lab.alice.pipe("endless").send(endless);
    try (InputStream stream = (InputStream) lab.at(lab.alice).pipe("endless").receive()) {
      assertThat(stream.read()).isEqualTo(1);
    }
    closed.get(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a listener hears every message in order, even if it throws, until it is closed")
  void listening(boolean fromClient) throws Exception {
    Ends<Object> ends = pipe(fromClient, "news", Object.class);
    BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    ends.near().send(0);
    try (Subscription _ =
        ends.far()
            .onReceive(message -> {
              heard.add(message);
              throw new IllegalStateException("meant to be");
            })) {
      ends.near().send(1);
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(0);
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(1);
    }
    ends.near().send(2);
    assertThat(ends.far().receive(LONG)).isEqualTo(2);
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a cancelled receive leaves the message to the next")
  void cancelledReceive(boolean fromClient) throws Exception {
    Ends<Integer> ends = pipe(fromClient, "cancel", Integer.class);
    int messages = 300;
    List<Integer> received = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      CompletableFuture<Integer> cancelled = ends.far().async().receive();
      ends.near().send(i);
      if (!cancelled.cancel(true)) {
        received.add(cancelled.get(60, TimeUnit.SECONDS));
      }
    }
    while (received.size() < messages) {
      received.add(ends.far().receive(LONG));
    }
    assertThat(received).doesNotHaveDuplicates().doesNotContainNull();
    assertThat(ends.far().tryReceive()).isNull();
  }

  @Test
  @DisplayName("a message that comes back wakes a receiver who waits already")
  void returnedMessage() throws Exception {
    Inbox inbox = new Inbox(1 << 16);
    Thread returning =
        Thread.startVirtualThread(() -> {
          Lab.until("somebody waits", inbox::isAwaited);
          inbox.giveBack("back");
        });
    assertThat(inbox.exchange(new ArrayDeque<>(), TimeUnit.SECONDS.toNanos(20))).isNull();
    assertThat(inbox.takeReturned()).isEqualTo("back");
    assertThat(inbox.takeReturned()).isNull();
    returning.join();
  }

  @Test
  @DisplayName("what had arrived can be received after the session ended, and then says so")
  void endOfSession() throws Exception {
    Peer server = lab.at(lab.alice);
    lab.alice.pipe("end").send("arrived");
    CompletableFuture<Object> waiting = lab.alice.pipe("other").async().receive();
    Lab.until("it arrived", () -> lab.alice.ping().isPositive());
    lab.alice.close();
    server.awaitClose();
    assertThat(server.pipe("end").receive()).isEqualTo("arrived");
    assertThatThrownBy(() -> server.pipe("end").receive())
        .isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DisconnectedException.class);
    assertThatThrownBy(() -> server.pipe("end").send("late"))
        .isInstanceOf(DisconnectedException.class);
    assertThat(server.pipe("end").isClosed()).isTrue();
  }

  /// Fails in the middle.
  private static final class Broken extends InputStream {
    private int left = 100_000;

    @Override
    public int read() throws IOException {
      if (left == 0) {
        throw new IOException("meant to be");
      }
      left--;
      return 1;
    }
  }
}
