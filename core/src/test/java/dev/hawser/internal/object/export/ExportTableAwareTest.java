package dev.hawser.internal.object.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Peer;
import dev.hawser.object.InstanceMode;
import dev.hawser.object.SessionAware;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exported objects that want to know for whom they are there.
@Timeout(180)
class ExportTableAwareTest {
  private static ExportTablePeers peers;

  private final ExportTable table = new ExportTable();
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  interface Room {
    void say(String text);
  }

  private class Lobby implements Room, SessionAware, AutoCloseable {
    @Override
    public void say(String text) {
      events.add("says " + text);
    }

    @Override
    public void connected(Peer peer) {
      note("connected", peer);
    }

    @Override
    public void disconnected(Peer peer) {
      note("disconnected", peer);
    }

    private void note(String what, Peer peer) {
      events.add(what + " " + peer.name() + (Thread.currentThread().isVirtual() ? "" : " wrongly"));
    }

    @Override
    public void close() {
      events.add("closed");
    }
  }

  private final class SlowLobby extends Lobby {
    @Override
    public void connected(Peer peer) {
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      super.connected(peer);
    }
  }

  private static final class Faulty implements Room, SessionAware {
    @Override
    public void say(String text) {}

    @Override
    public void connected(Peer peer) {
      throw new IllegalStateException("on purpose");
    }
  }

  private Export found() {
    return Objects.requireNonNull(table.find("room"));
  }

  private void awaitEvents(String... expected) {
    ExportTablePeers.until(
        "events " + List.of(expected) + ", but " + events, () -> events.size() == expected.length);
    assertThat(events).containsExactly(expected);
  }

  @BeforeAll
  static void connect() {
    peers = new ExportTablePeers();
  }

  @AfterAll
  static void disconnect() {
    peers.close();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("a given object is told once of each session that looks it up, and when that ends")
  void given() {
    table.add("room", new Lobby());
    found().connected(peers.anna);
    awaitEvents("connected anna");
    found().connected(peers.anna);
    Object _ = found().target(peers.anna);
    found().connected(peers.bert);
    awaitEvents("connected anna", "connected bert");

    table.ended(peers.anna);
    table.ended(peers.anna);
    awaitEvents("connected anna", "connected bert", "disconnected anna");
  }

  @Test
  @DisplayName("a session's first call waits until the object has been told of it")
  void firstCallWaits() throws Exception {
    table.add("room", new SlowLobby());
    found().connected(peers.anna);
    assertThat(found().readyTarget(peers.anna)).isNull();
    Future<?> call =
        threads.submit(() -> {
          ((Room) found().target(peers.anna)).say("hello");
        });
    letGo.countDown();
    call.get();

    awaitEvents("connected anna", "says hello");
    assertThat(found().readyTarget(peers.anna)).isNotNull();
  }

  @Test
  @DisplayName("the end of a session is told after its beginning, even if that is still being told")
  void inOrder() {
    table.add("room", new SlowLobby());
    found().connected(peers.anna);
    table.ended(peers.anna);
    assertThat(events).isEmpty();

    letGo.countDown();
    awaitEvents("connected anna", "disconnected anna");
  }

  @Test
  @DisplayName("a session that has already ended is not told of")
  void late() {
    table.add("room", new Lobby());
    table.ended(peers.anna);
    found().connected(peers.anna);
    assertThat(found().target(peers.anna)).isNotNull();
    found().connected(peers.bert);

    awaitEvents("connected bert");
  }

  @ParameterizedTest
  @EnumSource(
      value = InstanceMode.class,
      names = {"SINGLE", "SESSION"})
  @DisplayName("an object made later than the lookup is told before the first call")
  void madeLater(InstanceMode mode) {
    table.add("room", Lobby.class, mode, _ -> new Lobby());
    found().connected(peers.anna);
    assertThat(events).isEmpty();

    Object _ = found().target(peers.anna);
    assertThat(events).containsExactly("connected anna");
  }

  @Test
  @DisplayName("a session's own object is told of the end before it is closed")
  void ofSession() {
    table.add("room", Lobby.class, InstanceMode.SESSION, _ -> new Lobby());
    Object _ = found().target(peers.anna);
    table.ended(peers.anna);

    awaitEvents("connected anna", "disconnected anna", "closed");
  }

  @Test
  @DisplayName("an object of one call is told before and after it, then closed")
  void ofCall() {
    table.add("room", Lobby.class, InstanceMode.CALL, _ -> new Lobby());
    Object lobby = found().target(peers.anna);
    assertThat(events).containsExactly("connected anna");

    found().done(lobby);
    awaitEvents("connected anna", "disconnected anna", "closed");
  }

  @Test
  @DisplayName("taking it back ends all sessions for it; what was given is not closed")
  void takenBack() {
    table.add("room", new Lobby());
    found().connected(peers.anna);
    awaitEvents("connected anna");
    table.remove("room");

    awaitEvents("connected anna", "disconnected anna");
  }

  @Test
  @DisplayName("one that throws is called all the same, and its failure is logged")
  void throwing() {
    table.add("room", new Faulty());
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    try (LogTo _ = new LogTo(lines)) {
      assertThat(found().target(peers.anna)).isInstanceOf(Faulty.class);
      ExportTablePeers.until(
          "a warning", () -> lines.contains("WARNING 'room' failed; everything else goes on"));
    }
  }

  /// Lines that go to the log meanwhile, which do not go to the console.
  private static final class LogTo extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.hawser");
    private final Queue<String> lines;

    LogTo(Queue<String> lines) {
      this.lines = lines;
      logger.addHandler(this);
      logger.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord record) {
      lines.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
      logger.setUseParentHandlers(true);
    }
  }

  @Test
  @DisplayName("however a first call meets the end of its session, both are told or neither is")
  void endsAndCallsMeet() throws Exception {
    for (int round = 0; round < 300; round++) {
      events.clear();
      ExportTable fresh = new ExportTable();
      fresh.add("room", new Lobby());
      Export export = Objects.requireNonNull(fresh.find("room"));
      Future<?> call = threads.submit(() -> export.target(peers.anna));
      Future<?> end = threads.submit(() -> fresh.ended(peers.anna));
      Object _ = call.get();
      Object _ = end.get();
      ExportTablePeers.until(
          "both or neither",
          () -> {
            List<String> seen = List.copyOf(events);
            return seen.isEmpty() || seen.equals(List.of("connected anna", "disconnected anna"));
          });
    }
  }
}
