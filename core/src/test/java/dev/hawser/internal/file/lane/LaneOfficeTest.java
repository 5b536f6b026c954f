package dev.hawser.internal.file.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.HawserException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.file.lane.LaneSource.Lane;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.LaneNumber;
import dev.hawser.internal.file.protocol.Control.NoLane;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.file.protocol.Control.WantLane;
import dev.hawser.internal.file.protocol.TransferStream;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How the two ends of a transfer come by a lane.
class LaneOfficeTest {
  private final ManualTimer timer = new ManualTimer();
  private final LaneDesk desk = new LaneDesk();
  private final End client = new End(true);
  private final End server = new End(false);
  private volatile @Nullable String unreachable;

  LaneOfficeTest() throws InterruptedException {
    client.other = server;
    server.other = client;
    client.line.begin(client.wire(), new Same(0));
    server.line.begin(server.wire(), new Same(0));
  }

  /// A lane that only knows whether it is closed.
  private static final class FakeLane implements Connection {
    volatile boolean closed;

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return -1;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {}

    @Override
    public Address remote() {
      return Address.memory("lane");
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /// One end; what it says the other hears at once.
  private final class End implements TransferStream.Ear {
    final boolean dials;
    final TransferStream line = new TransferStream(this, 256 << 10);
    final LaneOffice office;
    final BlockingQueue<Control> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<Long> taken = new LinkedBlockingQueue<>();
    @Nullable End other;
    boolean deaf;

    End(boolean dials) {
      this.dials = dials;
      office = new LaneOffice(session(), desk, line, timer);
    }

    private Session session() {
      return (Session)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Session.class},
              (_, method, arguments) ->
                  switch (method.getName()) {
                    case "dials" -> dials;
                    case "dialLane" -> dial((Long) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }

    private Connection dial(long number) throws IOException {
      String why = unreachable;
      if (why != null) {
        throw new IOException(why);
      }
      FakeLane mine = new FakeLane();
      FakeLane theirs = new FakeLane();
      desk.lane(number, theirs);
      return mine;
    }

    /// Where this end's words go.
    Stream wire() {
      return (Stream)
          Proxy.newProxyInstance(
              Stream.class.getClassLoader(),
              new Class<?>[] {Stream.class},
              (_, method, arguments) -> {
                End to = other;
                if (to != null && method.getName().equals("post")) {
                  byte[] bytes = (byte[]) arguments[0];
                  int length = (Integer) arguments[2];
                  to.line.received(to.wire(), Arrays.copyOf(bytes, length), 0, length, true);
                }
                return null;
              });
    }

    @Override
    public void begins(Input first) {}

    @Override
    public void urgent(Control message) {
      heard.add(message);
      if (!deaf) {
        switch (message) {
          case WantLane wish -> office.heard(wish);
          case LaneNumber number -> office.heard(number);
          case NoLane refusal -> office.heard(refusal);
          default -> throw new AssertionError(message);
        }
      }
    }

    @Override
    public void broken(HawserException reason) {}

    void receives() {
      office.takenBy((number, _) -> taken.add(number));
    }

    CompletableFuture<Lane> open() {
      CompletableFuture<Lane> opened = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              opened.complete(office.open());
            } catch (IOException | InterruptedException e) {
              opened.completeExceptionally(e);
            }
          });
      return opened;
    }
  }

  private static void assertFails(CompletableFuture<Lane> opened, String why) {
    assertThatThrownBy(() -> opened.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @Test
  @DisplayName("a client that sends asks for a number and dials it; the server's end receives")
  void clientSends() throws Exception {
    server.receives();
    Lane lane = client.open().get(60, TimeUnit.SECONDS);
    assertThat(server.taken.poll(60, TimeUnit.SECONDS)).isEqualTo(lane.number());
    assertThat(client.open().get(60, TimeUnit.SECONDS).number()).isNotEqualTo(lane.number());
  }

  @Test
  @DisplayName("a server that sends has the client dial")
  void serverSends() throws Exception {
    client.receives();
    Lane lane = server.open().get(60, TimeUnit.SECONDS);
    assertThat(client.taken.poll(60, TimeUnit.SECONDS)).isEqualTo(lane.number());
  }

  @Test
  @DisplayName("if the server cannot be reached, both ways fail with the reason")
  void unreachable() {
    unreachable = "no way there";
    server.receives();
    assertFails(client.open(), "no way there");
    client.receives();
    assertFails(server.open(), "no way there");
  }

  @Test
  @DisplayName("an end that takes no lanes says so")
  void notTaken() {
    assertFails(client.open(), "takes no lanes");
  }

  @Test
  @DisplayName("an end that does not answer is not waited for for long")
  void silence() throws Exception {
    server.deaf = true;
    client.deaf = true;
    CompletableFuture<Lane> mine = client.open();
    CompletableFuture<Lane> theirs = server.open();
    assertThat(server.heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(WantLane.class);
    assertThat(client.heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(LaneNumber.class);
    while (timer.waiting() < 2) {
      Thread.yield();
    }
    timer.advance(Duration.ofSeconds(10));
    assertFails(mine, "in time");
    assertFails(theirs, "in time");
  }

  @Test
  @DisplayName("one that asks for ever more numbers and dials none gets no more")
  void greedy() {
    server.receives();
    client.deaf = true;
    for (int i = 0; i < 20; i++) {
      client.line.post(new WantLane(), false);
    }
    assertThat(client.heard).filteredOn(LaneNumber.class::isInstance).hasSize(8);
    assertThat(client.heard).filteredOn(NoLane.class::isInstance).hasSize(12);
    timer.advance(Duration.ofSeconds(20));
    client.line.post(new WantLane(), false);
    assertThat(client.heard).filteredOn(LaneNumber.class::isInstance).hasSize(9);
  }

  @Test
  @DisplayName("a lane that nobody expects, or that comes too late, is closed")
  void unexpected() throws Exception {
    FakeLane lane = new FakeLane();
    desk.lane(77, lane);
    assertThat(lane.closed).isTrue();
    server.receives();
    client.deaf = true;
    client.line.post(new WantLane(), false);
    long number = ((LaneNumber) client.heard.take()).number();
    server.office.end();
    FakeLane late = new FakeLane();
    desk.lane(number, late);
    assertThat(late.closed).isTrue();
    assertThat(server.taken).isEmpty();
  }

  @Test
  @DisplayName("when the transfer is over nobody waits any more, and nothing is opened")
  void over() throws Exception {
    client.deaf = true;
    CompletableFuture<Lane> waiting = server.open();
    assertThat(client.heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(LaneNumber.class);
    server.office.end();
    assertFails(waiting, "over");
    assertFails(server.open(), "over");
  }
}
