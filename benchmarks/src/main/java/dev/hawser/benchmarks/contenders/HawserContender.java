package dev.hawser.benchmarks.contenders;

import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.Messages;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Tally;
import dev.hawser.benchmarks.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Hawser over TCP without TLS, over a Unix domain socket, or over TLS with a ticket. Messages and
/// echoes go through pipes, puts are `set`. Calls of objects: {@link HawserObjects}. Other calls
/// and work shared out: {@link HawserCalls}.
public final class HawserContender implements Contender {
  private static final String NAME = "bench";
  private static final byte[] END = {};

  private final Way way;

  /// How its client gets to its server.
  enum Way {
    TCP,
    UNIX,
    TLS
  }

  private HawserContender(Way way) {
    this.way = way;
  }

  public static HawserContender tcp() {
    return new HawserContender(Way.TCP);
  }

  public static HawserContender unix() {
    return new HawserContender(Way.UNIX);
  }

  public static HawserContender tls() {
    return new HawserContender(Way.TLS);
  }

  @Override
  public String name() {
    return switch (way) {
      case TCP -> "hawser";
      case UNIX -> "hawser-unix";
      case TLS -> "hawser-tls";
    };
  }

  @Override
  public Set<Workload> workloads() {
    return switch (way) {
      case TCP -> Set.of(Workload.values());
      case UNIX -> Set.of(Workload.PING, Workload.CALLERS);
      case TLS ->
          Set.of(
              Workload.PING,
              Workload.CALLERS,
              Workload.PIPE,
              Workload.BULK,
              Workload.ECHO,
              Workload.ECHO4);
    };
  }

  @Override
  public ServerEnd serve(Workload workload) throws IOException {
    if (HawserObjects.WORKLOADS.contains(workload)) {
      return HawserObjects.serve(way);
    }
    if (HawserCalls.WORKLOADS.contains(workload)) {
      return HawserCalls.serve(workload);
    }
    ServerBuilder builder =
        Server.builder().localPort(0).onConnect(peer -> welcome(workload, peer));
    if (way == Way.TLS) {
      Server server = builder.open();
      return ServerEnd.at(server.ticket(), server::close);
    }
    Server server = builder.insecure().open();
    return ServerEnd.at(server.address().toString(), server::close);
  }

  private static void welcome(Workload workload, Peer peer) {
    switch (workload) {
      case PIPE -> serve(() -> count(peer.pipe(NAME, byte[].class), new Tally.Counter()));
      case BULK ->
          serve(() -> count(peer.pipe(NAME, byte[].class), new Tally.Counter(Messages.LARGE)));
      case ECHO, ECHO4 -> {
        for (int i = 0; i < workload.callers(); i++) {
          Pipe<byte[]> pipe = peer.pipe(NAME + i, byte[].class);
          serve(() -> echo(pipe));
        }
      }
      default -> {}
    }
  }

  @FunctionalInterface
  private interface Service {
    void run() throws InterruptedException;
  }

  private static void serve(Service service) {
    Thread.startVirtualThread(() -> {
      try {
        service.run();
      } catch (HawserException | InterruptedException end) {
        // The client has left.
      }
    });
  }

  private static void count(Pipe<byte[]> pipe, Tally.Counter counter) throws InterruptedException {
    while (true) {
      byte[] message = pipe.receive();
      if (message.length == END.length) {
        pipe.send(counter.reset().bytes());
      } else {
        counter.add(message);
      }
    }
  }

  private static void echo(Pipe<byte[]> pipe) throws InterruptedException {
    while (true) {
      pipe.send(pipe.receive());
    }
  }

  @Override
  public ClientEnd connect(Workload workload, String address) throws IOException {
    if (HawserObjects.WORKLOADS.contains(workload)) {
      return HawserObjects.connect(way, workload, address);
    }
    if (HawserCalls.WORKLOADS.contains(workload)) {
      return HawserCalls.connect(workload, address);
    }
    ClientBuilder builder = way == Way.TLS ? Client.builder() : Client.builder().insecure();
    Client client = builder.connect(address);
    return switch (workload) {
      case PIPE -> new Sender(client, client.pipe(NAME, byte[].class));
      case BULK -> new BulkSender(client, client.pipe(NAME, byte[].class));
      case ECHO, ECHO4 -> new Bodies(client, workload.callers());
      case QUEUE -> new Items(client, client.globals().queue(NAME, byte[].class));
      default -> new Entries(client, client.globals().map(NAME, byte[].class));
    };
  }

  private record Sender(Client client, Pipe<byte[]> pipe) implements ClientEnd.Streams {
    @Override
    public Tally stream(Messages messages) throws InterruptedException {
      while (messages.hasNext()) {
        pipe.send(messages.next());
      }
      return total(pipe);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /// Sends one array again and again: a pipe has taken a copy when it returns.
  private record BulkSender(Client client, Pipe<byte[]> pipe) implements ClientEnd.Streams {
    @Override
    public Tally stream(Messages messages) throws InterruptedException {
      byte[] message = new byte[Messages.LARGE];
      while (messages.hasNext()) {
        messages.next(ByteBuffer.wrap(message));
        pipe.send(message);
      }
      return total(pipe);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static Tally total(Pipe<byte[]> pipe) throws InterruptedException {
    pipe.send(END);
    return Tally.of(ByteBuffer.wrap(pipe.receive()));
  }

  /// A pipe for each caller, since what a pipe receives goes to whoever asks first.
  private record Bodies(Client client, Queue<Pipe<byte[]>> idle) implements ClientEnd.Echoes {
    Bodies(Client client, int callers) {
      this(client, new ConcurrentLinkedQueue<>());
      for (int i = 0; i < callers; i++) {
        idle.add(client.pipe(NAME + i, byte[].class));
      }
    }

    @Override
    public byte[] echo(byte[] body) throws InterruptedException {
      Pipe<byte[]> pipe = Objects.requireNonNull(idle.poll());
      pipe.send(body);
      byte[] echo = pipe.receive();
      idle.add(pipe);
      return echo;
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Entries(Client client, SharedMap<byte[]> map) implements ClientEnd.Maps {
    @Override
    public byte[] get(String key) {
      return Objects.requireNonNull(map.get(key));
    }

    @Override
    public void put(String key, byte[] value) {
      map.set(key, value);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Items(Client client, SharedQueue<byte[]> queue) implements ClientEnd.Queues {
    @Override
    public void put(byte[] item) throws InterruptedException {
      queue.put(item);
    }

    @Override
    public byte[] take() throws InterruptedException {
      return queue.take();
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
