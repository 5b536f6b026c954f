package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Address;
import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.Limits;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Transport;
import dev.hawser.testing.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a session promises over every transport while its connection lasts.
abstract class SessionContract {
  private static final int WINDOW = Limits.defaults().streamWindow();

  private final Recorder atClient = new Recorder();
  private Sessions sessions;
  private Session client;

  abstract Transport transport();

  abstract Address freeAddress();

  @BeforeEach
  void connect() {
    sessions = new Sessions(transport(), freeAddress());
    client = sessions.connect(atClient);
  }

  @AfterEach
  void close() {
    client.close("the test is over");
    sessions.close();
  }

  @Test
  void answersAreThoseOfTheirRequests() throws Exception {
    for (int length : new int[] {0, 1, 100, 32_766, 32_767, 32_768, 300_000, 5_000_000}) {
      byte[] message = Sessions.bytes(length, length);
      assertThat(Sessions.ask(client, Recorder.ECHO, message))
          .as("%d bytes", length)
          .isEqualTo(message);
    }
  }

  @Test
  void theSessionItselfAnswersPings() throws Exception {
    for (int length : new int[] {0, 1, 32_767}) {
      byte[] message = Sessions.bytes(length, length);
      assertThat(Sessions.ask(client, Streams.ECHO, message)).isEqualTo(message);
    }
    assertThatThrownBy(() -> Sessions.ask(client, Streams.ECHO, new byte[40_000]))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("fits one frame");
  }

  @Test
  void theServerAsksItsClientsToo() throws Exception {
    assertThat(Sessions.echoes(sessions.atServer(client))).isTrue();
  }

  @Test
  void aLaneCarriesBytesBesideTheSession() throws Exception {
    byte[] up = Sessions.bytes(3_000_000, 1);
    byte[] down = Sessions.bytes(2_000_000, 2);
    try (Connection lane = client.dialLane(7)) {
      Connection there = sessions.atServer.lane(0).connection();
      Thread sending = Thread.ofPlatform().start(() -> writeAll(there, down));
      Thread writing = Thread.ofPlatform().start(() -> writeAll(lane, up));
      Future<byte[]> received = readAll(there, up.length);
      assertThat(Sessions.echoes(client)).isTrue();
      assertThat(Handshake.exactly(lane, down.length)).isEqualTo(down);
      assertThat(received.get(60, TimeUnit.SECONDS)).isEqualTo(up);
      assertThat(Sessions.echoes(client)).isTrue();
      sending.join();
      writing.join();
    }
  }

  @Test
  void smallMessagesAreCompanyForAMoment() throws Exception {
    Eventually.holds("it is quiet", () -> !client.hasCompany());
    Stream stream = client.open(Recorder.SILENT, atClient.taking(Recorder.SILENT));
    Eventually.holds(
        "a small message is seen",
        () -> {
          stream.post(new byte[9], 0, 9, false);
          return client.hasCompany();
        });
    Eventually.holds("it is quiet again", () -> !client.hasCompany());
  }

  private static Future<byte[]> readAll(Connection connection, int length) {
    FutureTask<byte[]> reading = new FutureTask<>(() -> Handshake.exactly(connection, length));
    Thread.ofPlatform().daemon().start(reading);
    return reading;
  }

  private static void writeAll(Connection connection, byte[] bytes) {
    try {
      connection.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void manyThreadsOfBothKindsGetTheirOwnAnswers() throws Exception {
    List<Future<?>> callers = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      int caller = k;
      callers.add(start(caller % 3 == 0, () -> askManyTimes(caller)));
    }
    for (Future<?> each : callers) {
      each.get(60, TimeUnit.SECONDS);
    }
    assertThat(sessions.atServer.messages).hasValue(12 * 300);
  }

  private boolean askManyTimes(int caller) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      byte[] message = Sessions.bytes(caller * 10 + i % 50, caller * 1000 + i);
      assertThat(Sessions.ask(client, Recorder.ECHO, message)).isEqualTo(message);
    }
    return true;
  }

  @Test
  void messagesOfAStreamArriveInOrderWhateverTheirSizes() throws Exception {
    Stream stream = client.open(Recorder.NUMBERS, atClient.taking(Recorder.SILENT));
    for (int i = 0; i < 400; i++) {
      byte[] message = numbered(i, 4 + i * 131 % 90_000);
      if (i % 3 == 0) {
        stream.post(message, 0, message.length, false);
      } else {
        stream.send(message, 0, message.length, true, false);
      }
    }
    stream.end();
    Eventually.holds("all arrive", () -> sessions.atServer.ends.get() == 1);
    assertThat(sessions.atServer.numbers).containsExactlyElementsOf(upTo(400));
  }

  @Test
  void smallMessagesKeepTheirOrderAcrossStreams() throws Exception {
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      streams.add(client.open(Recorder.NUMBERS, atClient.taking(Recorder.SILENT)));
    }
    for (int i = 0; i < 3_000; i++) {
      byte[] message = numbered(i, 4 + i % 60);
      Stream stream = streams.get(i * 5 % 7);
      switch (i % 3) {
        case 0 -> stream.post(message, 0, message.length, false);
        case 1 -> stream.send(message, 0, message.length, true, false);
        default -> assertThat(stream.trySend(message, 0, message.length)).isTrue();
      }
      if (i % 500 == 499) {
        int sent = i + 1;
        Eventually.holds("all arrive", () -> sessions.atServer.numbers.size() == sent);
      }
    }
    assertThat(sessions.atServer.numbers).containsExactlyElementsOf(upTo(3_000));
  }

  @Test
  void aSmallMessageOvertakesALargeOne() throws Exception {
    byte[] large = Sessions.bytes(20_000_000, 5);
    CompletableFuture<byte[]> slow =
        Exchange.start(client, Recorder.ECHO, large, 0, large.length, true).future();
    int before = 0;
    while (before < 20) {
      assertThat(Sessions.echoes(client)).isTrue();
      before++;
    }
    assertThat(slow).as("the large answer comes last").isNotDone();
    assertThat(slow.get(60, TimeUnit.SECONDS)).isEqualTo(large);
  }

  @Test
  void manyLargeMessagesFlowAtOnceWithoutPauses() throws Exception {
    byte[] large = Sessions.bytes(3_000_000, 6);
    Stopwatch watch = new Stopwatch();
    List<CompletableFuture<byte[]>> answers =
        IntStream.range(0, 8)
            .mapToObj(i -> Exchange.start(client, Recorder.ECHO, large, 0, large.length, true))
            .map(Exchange::future)
            .toList();
    for (CompletableFuture<byte[]> answer : answers) {
      assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(large);
    }
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(8));
    watch.close();
  }

  @Test
  void senderOfLargePiecesAreNeverForgotten() throws Exception {
    List<Future<?>> senders = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      senders.add(start(k % 2 == 0, this::sendLargePieces));
    }
    for (Future<?> each : senders) {
      each.get(60, TimeUnit.SECONDS);
    }
    Eventually.holds("all arrive", () -> sessions.atServer.ends.get() == 8);
    assertThat(sessions.atServer.bytes).hasValue(8 * 100 * 30_000);
  }

  private boolean sendLargePieces() throws InterruptedException {
    Stream stream = client.open(Recorder.SILENT, atClient.taking(Recorder.SILENT));
    byte[] message = new byte[30_000];
    for (int i = 0; i < 100; i++) {
      stream.send(message, 0, message.length, true, i == 99);
    }
    return true;
  }

  @Test
  void aReaderThatUsesNothingStopsItsWriterAndNobodyElse() throws Exception {
    Stream stuck = client.open(Recorder.STUCK, atClient.taking(Recorder.SILENT));
    byte[] block = new byte[16 << 10];
    int sent = 0;
    while (stuck.trySend(block, 0, block.length)) {
      sent += block.length;
    }
    assertThat(sent).isEqualTo(WINDOW);
    Future<?> writer = start(false, () -> sendOne(stuck, block));
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(writer.isDone()).isFalse();
    Eventually.holds("a window arrives", () -> sessions.atServer.bytes.get() >= WINDOW);
    sessions.atServer.accepted.getFirst().consumed(WINDOW);
    writer.get(60, TimeUnit.SECONDS);
  }

  private static boolean sendOne(Stream stream, byte[] block) throws InterruptedException {
    stream.send(block, 0, block.length, true, false);
    return true;
  }

  @Test
  void whatIsPostedBeyondTheWindowWaitsAndThenFlows() throws Exception {
    Stream stream = client.open(Recorder.STUCK, atClient.taking(Recorder.SILENT));
    byte[] large = new byte[3 * WINDOW];
    stream.post(large, 0, large.length, true);
    Eventually.holds("a window arrives", () -> sessions.atServer.bytes.get() == WINDOW);
    assertThat(stream.backlog()).isEqualTo(2L * WINDOW);
    assertThat(Sessions.echoes(client)).isTrue();
    long echoed = sessions.atServer.bytes.get() - WINDOW;
    Stream theirs = sessions.atServer.accepted.getFirst();
    theirs.consumed(WINDOW);
    Eventually.holds("more arrives", () -> sessions.atServer.bytes.get() >= 2 * WINDOW + echoed);
    theirs.consumed(WINDOW);
    Eventually.holds("all arrives", () -> sessions.atServer.bytes.get() >= 3 * WINDOW + echoed);
    assertThat(stream.backlog()).isZero();
  }

  @Test
  void aResetReachesTheOtherEndWithItsReason() throws Exception {
    Stream stream = client.open(Recorder.SILENT, atClient.taking(Recorder.SILENT));
    stream.post(new byte[10], 0, 10, false);
    Eventually.holds("it arrives", () -> sessions.atServer.messages.get() == 1);
    stream.reset("changed my mind");
    Eventually.holds("the reset arrives", () -> !sessions.atServer.failures.isEmpty());
    assertThat(sessions.atServer.failures.getFirst())
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("changed my mind");
    assertThatThrownBy(() -> stream.send(new byte[1], 0, 1, true, false))
        .isInstanceOf(ClosedException.class);
  }

  @Test
  void aResetByTheOtherEndFailsWhoeverSends() throws Exception {
    Stream stream = client.open(Recorder.STUCK, atClient.taking(Recorder.SILENT));
    Future<?> writer = start(true, () -> sendOne(stream, new byte[2 * WINDOW]));
    Eventually.holds("a part arrives", () -> sessions.atServer.bytes.get() > 0);
    sessions.atServer.accepted.getFirst().reset("enough");
    assertThat(catchThrowable(() -> writer.get(60, TimeUnit.SECONDS)).getCause())
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("enough");
    Eventually.holds("its listener hears", () -> !atClient.failures.isEmpty());
  }

  @Test
  void aServiceThatDoesNotExistIsRefusedByName() {
    assertThatThrownBy(() -> Sessions.ask(client, 99, new byte[3]))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no service 99");
  }

  @Test
  void aListenerThatThrowsFailsItsStreamOnly() throws Exception {
    assertThatThrownBy(() -> Sessions.ask(client, Recorder.BROKEN, new byte[3]))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("broken on purpose")
        .extracting(e -> ((ClosedException) e).outcome())
        .isEqualTo(Outcome.MAYBE_EXECUTED);
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @Test
  void aDeadlineEndsTheWaitAndTheRequest() throws Exception {
    for (long millis : new long[] {0, 50, 1_100}) {
      int failures = sessions.atServer.failures.size();
      Exchange exchange = Exchange.start(client, Recorder.SILENT, new byte[3], 0, 3, true);
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      try (Stopwatch watch = new Stopwatch()) {
        assertThatThrownBy(() -> exchange.await(deadline, true))
            .isInstanceOf(DeadlineException.class);
        assertThat(System.nanoTime() - deadline).isNotNegative();
        assertThat(watch.elapsed()).isLessThan(Duration.ofMillis(2_000 + millis));
      }
      Sessions.echoes(client);
      assertThat(sessions.atServer.failures.size() - failures).isLessThanOrEqualTo(1);
    }
    assertThat(sessions.server.size()).isEqualTo(1);
    assertThat(atClient.states).as("no connection was lost for it").isEmpty();
  }

  @Test
  void anInterruptFreesWhoeverWaits() throws Exception {
    for (boolean platform : new boolean[] {true, false}) {
      for (int i = 0; i < 200; i++) {
        Sessions.echoes(client);
      }
      FutureTask<Throwable> task =
          new FutureTask<>(
              () -> catchThrowable(() -> Sessions.ask(client, Recorder.SILENT, new byte[1])));
      int before = sessions.atServer.accepted.size();
      Thread thread = (platform ? Thread.ofPlatform() : Thread.ofVirtual()).start(task);
      Eventually.holds("it is asked", () -> sessions.atServer.accepted.size() > before);
      thread.interrupt();
      assertThat(task.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(Sessions.echoes(client)).isTrue();
    }
  }

  @Test
  void anInterruptedThreadSendsWithoutHarmToTheConnection() throws Exception {
    Stream stream = client.open(Recorder.NUMBERS, atClient.taking(Recorder.SILENT));
    Future<?> sender =
        start(
            true,
            () -> {
              Thread.currentThread().interrupt();
              for (int i = 0; i < 50; i++) {
                stream.post(numbered(i, 4), 0, 4, false);
              }
              return true;
            });
    sender.get(60, TimeUnit.SECONDS);
    Eventually.holds("all arrive", () -> sessions.atServer.numbers.size() == 50);
    assertThat(atClient.states).isEmpty();
  }

  @Test
  void aCancelledFutureGivesTheRequestUp() throws Exception {
    CompletableFuture<byte[]> future =
        Exchange.start(client, Recorder.SILENT, new byte[1], 0, 1, false).future();
    Eventually.holds("it is asked", () -> sessions.atServer.messages.get() == 1);
    future.cancel(true);
    Eventually.holds("the server hears", () -> sessions.atServer.failures.size() == 1);
  }

  @Test
  void closingDeliversWhatWasAcceptedFromEitherEnd() {
    for (boolean fromServer : new boolean[] {false, true}) {
      Recorder recorder = new Recorder();
      Session other = sessions.connect(recorder);
      Session closing = fromServer ? sessions.atServer(other) : other;
      Recorder receiving = fromServer ? recorder : sessions.atServer;
      long before = receiving.bytes.get();
      Stream stream = closing.open(Recorder.SILENT, atClient.taking(Recorder.SILENT));
      stream.post(new byte[5 * WINDOW], 0, 5 * WINDOW, true);
      closing.close("done");
      assertThat(receiving.bytes.get() - before).isEqualTo(5L * WINDOW);
      if (!fromServer) {
        assertThat(recorder.ending()).hasMessage("done");
      } else {
        assertThat(recorder.ending())
            .hasMessageContaining("the other end closed")
            .hasMessageEndingWith("done");
      }
    }
  }

  @Test
  void closingIsBoundedAlthoughTheOtherEndUsesNothing() {
    Stream stream = client.open(Recorder.STUCK, atClient.taking(Recorder.SILENT));
    stream.post(new byte[2 * WINDOW], 0, 2 * WINDOW, true);
    assertThat(Stopwatch.time(() -> client.close("done"))).isLessThan(Duration.ofSeconds(4));
    assertThat(sessions.atServer.ending()).hasMessageContaining("done");
    assertThat(atClient.failures).hasSize(1);
  }

  @Test
  void closingUnderLoadIsQuickAndManyMayDoItAtOnce() throws Exception {
    List<Future<?>> callers = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      callers.add(start(k % 2 == 0, this::askUntilOver));
    }
    Eventually.holds("all are busy", () -> sessions.atServer.messages.get() > 500);
    Stopwatch watch = new Stopwatch();
    List<Future<?>> closers = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      closers.add(start(true, () -> closed(client)));
    }
    for (Future<?> each : closers) {
      each.get(60, TimeUnit.SECONDS);
    }
    client.close("again");
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(2));
    watch.close();
    for (Future<?> each : callers) {
      each.get(60, TimeUnit.SECONDS);
    }
    assertThat(atClient.endings).hasSize(1);
  }

  private boolean askUntilOver() throws InterruptedException {
    while (true) {
      try {
        Sessions.echoes(client);
      } catch (DisconnectedException e) {
        return true;
      }
    }
  }

  private static boolean closed(Session session) {
    session.close("done");
    return true;
  }

  @Test
  void whatIsStillOpenWhenASessionEndsFailsWithItsOutcome() throws Exception {
    Exchange asked = Exchange.start(client, Recorder.SILENT, new byte[1], 0, 1, true);
    CompletableFuture<byte[]> future = asked.future();
    Eventually.holds("it is asked", () -> sessions.atServer.messages.get() == 1);
    client.close("done");
    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(DisconnectedException.class)
        .extracting(e -> ((DisconnectedException) e).outcome())
        .isEqualTo(Outcome.MAYBE_EXECUTED);
    assertThatThrownBy(() -> Sessions.echoes(client))
        .isInstanceOf(DisconnectedException.class)
        .extracting(e -> ((DisconnectedException) e).outcome())
        .isEqualTo(Outcome.NOT_SENT);
  }

  @Test
  void aServerClosesManySessionsSideBySide() {
    List<Recorder> recorders = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      recorders.add(new Recorder());
      sessions.connect(recorders.getLast());
    }
    assertThat(Stopwatch.time(sessions.server::close)).isLessThan(Duration.ofSeconds(4));
    for (Recorder each : recorders) {
      assertThat(each.ending()).hasMessageContaining("the server closed");
    }
    assertThat(sessions.server.size()).isZero();
  }

  private static Future<Boolean> start(boolean platform, Callable<Boolean> task) {
    FutureTask<Boolean> future = new FutureTask<>(task);
    (platform ? Thread.ofPlatform().daemon() : Thread.ofVirtual()).start(future);
    return future;
  }

  private static byte[] numbered(int number, int length) {
    byte[] message = new byte[length];
    Frame.putInt(message, 0, number);
    return message;
  }

  private static List<Integer> upTo(int count) {
    return count == 0 ? Collections.emptyList() : IntStream.range(0, count).boxed().toList();
  }
}
