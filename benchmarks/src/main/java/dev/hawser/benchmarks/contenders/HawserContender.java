package dev.hawser.benchmarks.contenders;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;
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

/// Hawser over TCP or a Unix domain socket. Messages and echoes go through pipes, puts are `set`.
/// Additions are requests of a session: {@link HawserRequests}.
public final class HawserContender implements Contender {
  private static final String NAME = "bench";
  private static final byte[] END = {};

  private final boolean unixDomain;

  private HawserContender(boolean unixDomain) {
    this.unixDomain = unixDomain;
  }

  public static HawserContender tcp() {
    return new HawserContender(false);
  }

  public static HawserContender unix() {
    return new HawserContender(true);
  }

  @Override
  public String name() {
    return unixDomain ? "hawser-unix" : "hawser";
  }

  @Override
  public Set<Workload> workloads() {
    return unixDomain ? Set.of(Workload.PING, Workload.CALLERS) : Set.of(Workload.values());
  }

  @Override
  public ServerEnd serve(Workload workload) throws IOException {
    if (workload == Workload.PING || workload == Workload.CALLERS) {
      return HawserRequests.serve(unixDomain);
    }
    Server server = Server.builder().port(0).onConnect(peer -> welcome(workload, peer)).open();
    return ServerEnd.at(server.address().toString(), server::close);
  }

  private static void welcome(Workload workload, Peer peer) {
    switch (workload) {
      case PIPE -> serve(() -> count(peer.pipe(NAME, byte[].class)));
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

  private static void count(Pipe<byte[]> pipe) throws InterruptedException {
    Tally.Counter counter = new Tally.Counter();
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
    if (workload == Workload.PING || workload == Workload.CALLERS) {
      return HawserRequests.connect(address);
    }
    Client client = Client.connect(address);
    return switch (workload) {
      case PIPE -> new Sender(client, client.pipe(NAME, byte[].class));
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
      pipe.send(END);
      return Tally.of(ByteBuffer.wrap(pipe.receive()));
    }

    @Override
    public void close() {
      client.close();
    }
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
