package dev.hawser.benchmarks.contenders;

import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.Messages;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Tally;
import dev.hawser.benchmarks.Workload;
import dev.hawser.benchmarks.contenders.RawMedium.Line;
import dev.hawser.benchmarks.contenders.RawMedium.Listener;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.Set;

/// Bare blocking sockets, one platform thread at each end: the limit that a library can approach.
public final class RawContender implements Contender {
  private static final System.Logger LOGGER = System.getLogger("raw");
  private static final int PING_SIZE = 64;
  private static final int ECHO_SIZE = 1 << 20;

  /// The number of what is sent when all messages were sent.
  private static final long END = -1;

  private final RawMedium medium;
  private final Set<Workload> workloads;

  private RawContender(RawMedium medium, Workload... workloads) {
    this.medium = medium;
    this.workloads = Set.of(workloads);
  }

  public static RawContender tcp() {
    return new RawContender(
        new RawChannels(StandardProtocolFamily.INET), Workload.PING, Workload.BULK, Workload.ECHO);
  }

  public static RawContender unix() {
    return new RawContender(
        new RawChannels(StandardProtocolFamily.UNIX), Workload.PING, Workload.ECHO);
  }

  public static RawContender tls() {
    return new RawContender(new RawTls(), Workload.PING, Workload.BULK, Workload.ECHO);
  }

  @Override
  public String name() {
    return medium.name();
  }

  @Override
  public Set<Workload> workloads() {
    return workloads;
  }

  private static int size(Workload workload) {
    return switch (workload) {
      case PING -> PING_SIZE;
      case BULK -> Messages.LARGE;
      default -> ECHO_SIZE;
    };
  }

  @Override
  public ServerEnd serve(Workload workload) throws IOException {
    Listener listener = medium.listen();
    Thread.ofPlatform().start(() -> accept(listener, workload));
    return ServerEnd.at(listener.address(), listener);
  }

  private static void accept(Listener listener, Workload workload) {
    try {
      while (true) {
        Line line = listener.accept(size(workload));
        Thread.ofPlatform().start(() -> serve(line, workload));
      }
    } catch (IOException e) {
      if (listener.isOpen()) {
        LOGGER.log(Level.ERROR, "a socket failed", e);
      }
    }
  }

  private static void serve(Line line, Workload workload) {
    try (line) {
      switch (workload) {
        case PING -> add(line);
        case BULK -> count(line);
        default -> echo(line);
      }
    } catch (EOFException end) {
      // The client has closed.
    } catch (IOException e) {
      LOGGER.log(Level.ERROR, "a socket failed", e);
    }
  }

  private static void add(Line line) throws IOException {
    ByteBuffer buffer = line.buffer();
    while (true) {
      line.receive();
      buffer.putInt(0, buffer.getInt(0) + buffer.getInt(Integer.BYTES));
      line.send();
    }
  }

  private static void count(Line line) throws IOException {
    Tally.Counter counter = new Tally.Counter(Messages.LARGE);
    while (true) {
      line.receive();
      if (line.buffer().getLong(0) == END) {
        line.send(counter.reset().bytes());
      } else {
        counter.add(line.buffer());
      }
    }
  }

  private static void echo(Line line) throws IOException {
    while (true) {
      line.receive();
      line.send();
    }
  }

  @Override
  public ClientEnd connect(Workload workload, String address) throws IOException {
    Line line = medium.connect(address, size(workload));
    return switch (workload) {
      case PING -> new Pings(line);
      case BULK -> new Sender(line);
      default -> new Bodies(line);
    };
  }

  private record Pings(Line line) implements ClientEnd.Adds {
    @Override
    public int add(int a, int b) throws IOException {
      line.buffer().putInt(0, a).putInt(Integer.BYTES, b);
      line.send();
      line.receive();
      return line.buffer().getInt(0);
    }

    @Override
    public void close() throws IOException {
      line.close();
    }
  }

  private record Sender(Line line) implements ClientEnd.Streams {
    @Override
    public Tally stream(Messages messages) throws IOException {
      ByteBuffer buffer = line.buffer();
      while (messages.hasNext()) {
        messages.next(buffer);
        line.send();
      }
      buffer.putLong(0, END);
      line.send();
      return Tally.of(ByteBuffer.wrap(line.receive(Tally.BYTES)));
    }

    @Override
    public void close() throws IOException {
      line.close();
    }
  }

  private record Bodies(Line line) implements ClientEnd.Echoes {
    @Override
    public byte[] echo(byte[] body) throws IOException {
      line.send(body);
      return line.receive(body.length);
    }

    @Override
    public void close() throws IOException {
      line.close();
    }
  }
}
