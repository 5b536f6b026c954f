package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.internal.wire.Frame;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One conversation, cut at each of its frames in turn, before and in the middle of the frame.
class FrameBoundaryTest {
  private static final int MESSAGES = 24;

  @Test
  void nothingIsLostOrRepeatedWhereverTheFirstConnectionEnds() throws Exception {
    int cuts = 0;
    for (int frame = 0; frame < 80; frame++) {
      for (int more : new int[] {0, 1, Frame.HEADER, Frame.HEADER + 3}) {
        CuttingTransport network = new CuttingTransport(frame, more);
        converse(network);
        cuts += network.done.get() ? 1 : 0;
      }
    }
    assertThat(cuts).as("cuts that happened").isGreaterThan(100);
  }

  private static void converse(CuttingTransport network) throws Exception {
    Recorder atClient = new Recorder();
    try (Sessions sessions = new Sessions(network, Address.memory("server"))) {
      Session client = sessions.connect(atClient);
      Stream stream = client.open(Recorder.NUMBERS, atClient.taking(Recorder.SILENT));
      for (int i = 0; i < MESSAGES; i++) {
        byte[] message = new byte[i % 8 == 5 ? 40_000 : 10];
        Frame.putInt(message, 0, i);
        stream.post(message, 0, message.length, false);
        byte[] question = Sessions.bytes(5 + i, i);
        assertThat(Sessions.ask(client, Recorder.ECHO, question)).isEqualTo(question);
      }
      Eventually.holds(
          "all arrive, " + network, () -> sessions.atServer.numbers.size() >= MESSAGES);
      assertThat(sessions.atServer.numbers)
          .as("%s", network)
          .containsExactlyElementsOf(IntStream.range(0, MESSAGES).boxed().toList());
      assertThat(sessions.atServer.messages).hasValue(2L * MESSAGES);
      client.close("done");
    }
  }

  /// Cuts its first connection when so many frames and some bytes have been written by the client.
  private static final class CuttingTransport implements Transport {
    private final MemoryNetwork network = new MemoryNetwork();
    private final int frames;
    private final int more;
    private final AtomicInteger connections = new AtomicInteger();
    final AtomicBoolean done = new AtomicBoolean();

    CuttingTransport(int frames, int more) {
      this.frames = frames;
      this.more = more;
    }

    @Override
    public String scheme() {
      return network.scheme();
    }

    @Override
    public Listener listen(Address address) throws IOException {
      return network.listen(address);
    }

    @Override
    public Connection connect(Address address, Duration timeout) throws IOException {
      Connection connection = network.connect(address, timeout);
      return connections.incrementAndGet() == 1 ? new Cutting(connection, this) : connection;
    }

    @Override
    public String toString() {
      return "cut after frame " + frames + " and " + more + " bytes";
    }
  }

  /// Follows the frames that are written, and cuts where it is told to.
  private static final class Cutting implements Connection {
    private final Connection delegate;
    private final CuttingTransport plan;
    private boolean handshakeOver;
    private int framesBegun;
    private int header;
    private int length;
    private int payload;

    Cutting(Connection delegate, CuttingTransport plan) {
      this.delegate = delegate;
      this.plan = plan;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
      return delegate.read(buffer, offset, most);
    }

    @Override
    public void write(byte[] buffer, int offset, int count) throws IOException {
      int passed = handshakeOver ? passing(buffer, offset, count) : count;
      handshakeOver |= count == 1;
      delegate.write(buffer, offset, passed);
      if (passed < count) {
        plan.done.set(true);
        delegate.close();
        throw new IOException("cut on purpose");
      }
    }

    private int passing(byte[] buffer, int offset, int count) {
      for (int i = 0; i < count; i++) {
        boolean boundary = header == 0;
        if (framesBegun - (boundary ? 0 : 1) == plan.frames
            && (boundary ? 0 : header + payload) == plan.more) {
          return i;
        }
        follow(buffer[offset + i] & 0xff);
      }
      return count;
    }

    private void follow(int next) {
      if (header == 0) {
        framesBegun++;
        length = 0;
        payload = 0;
      }
      if (header < Frame.HEADER) {
        length = header < 3 ? length << 8 | next : length;
        header++;
      } else {
        payload++;
      }
      if (header == Frame.HEADER && payload == length) {
        header = 0;
      }
    }

    @Override
    public Address remote() {
      return delegate.remote();
    }

    @Override
    public void close() {
      delegate.close();
    }
  }
}
