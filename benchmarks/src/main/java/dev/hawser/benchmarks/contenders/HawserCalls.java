package dev.hawser.benchmarks.contenders;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Workload;
import dev.hawser.call.Cluster;
import dev.hawser.security.Trust;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Hawser over TCP without TLS, making calls: of shipped lambdas, of source, and of a function by
/// its name; and sharing work out.
final class HawserCalls {
  static final Set<Workload> WORKLOADS =
      Set.of(Workload.CALL, Workload.FIRST, Workload.EVAL, Workload.EVALCOLD, Workload.SHARE);

  private static final int WORKERS = 2;

  private HawserCalls() {}

  static ServerEnd serve(Workload workload) {
    Server server = Server.builder().localPort(0).insecure().trust(Trust.full()).open();
    server.functions().register("add", (Integer a, Integer b) -> a + b);
    if (workload == Workload.SHARE) {
      for (int i = 0; i < WORKERS; i++) {
        Cluster.lend(connect(server.address().toString()).globals(), 1);
      }
    }
    return ServerEnd.at(server.address().toString(), server::close);
  }

  private static Client connect(String address) {
    return Client.builder().insecure().trust(Trust.full()).connect(address);
  }

  static ClientEnd connect(Workload workload, String address) {
    return switch (workload) {
      case CALL -> new Shipped(connect(address));
      case FIRST -> new First(connect(address), new FreshTasks());
      case EVAL -> new Source(connect(address));
      case EVALCOLD -> new ColdSource(address);
      case SHARE -> new Sharing(connect(address));
      default -> throw new AssertionError(workload);
    };
  }

  static ClientEnd connectByName(String address) {
    return new Named(connect(address));
  }

  private record Shipped(Client client) implements ClientEnd.Adds {
    @Override
    public int add(int a, int b) {
      return client.call((x, y) -> x + y, a, b);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Named(Client client) implements ClientEnd.Adds {
    @Override
    public int add(int a, int b) {
      return (int) Objects.requireNonNull(client.callRemote("add", a, b));
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record First(Client client, FreshTasks tasks) implements ClientEnd.Turns {
    @Override
    public void turn(long number) {
      FreshTasks.Fresh next = tasks.next();
      require(client.call(next.task()), next.result());
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /// A new expression each time, as a person would type it.
  private record Source(Client client) implements ClientEnd.Turns {
    @Override
    public void turn(long number) {
      require(client.eval("1 + " + number, int.class), (int) number + 1);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /// A new session each time; its connecting counts, too.
  private record ColdSource(String address) implements ClientEnd.Turns {
    @Override
    public void turn(long number) {
      try (Client client = connect(address)) {
        require(client.eval("1 + 1", int.class), 2);
      }
    }

    @Override
    public void close() {}
  }

  private record Sharing(Client client) implements ClientEnd.Shares {
    @Override
    public List<Integer> squares(List<Integer> numbers) throws InterruptedException {
      return Cluster.in(client.globals()).map(n -> n * n, numbers);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static void require(int seen, int expected) {
    if (seen != expected) {
      throw new IllegalStateException("got back " + seen + " and not " + expected);
    }
  }
}
