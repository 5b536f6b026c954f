package dev.hawser.benchmarks.contenders;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Messages;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Tally;
import dev.hawser.benchmarks.Workload;
import dev.hawser.benchmarks.contenders.HawserContender.Way;
import dev.hawser.object.Batch;
import dev.hawser.object.Oneway;
import dev.hawser.object.Proxies;
import dev.hawser.object.Remote;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Hawser calling an object by way of a typed proxy, in each of the ways there are.
final class HawserObjects {
  static final Set<Workload> WORKLOADS =
      Set.of(
          Workload.PING,
          Workload.CALLERS,
          Workload.ASYNC,
          Workload.ONEWAY,
          Workload.BATCH,
          Workload.CHAIN,
          Workload.ITEMS,
          Workload.CALLBACK);

  private static final String NAME = "calculator";

  private HawserObjects() {}

  /// What is called.
  public interface Calculator {
    int add(int a, int b);

    @Oneway
    void note(byte[] message);

    /// What was noted since the last time, when it is so much.
    byte[] noted(long count) throws InterruptedException;

    Step start(int number);

    Stream<Integer> items(int bound);

    void callBack(IntConsumer caller, int bound);
  }

  /// A number that is counted up from.
  @Remote
  public interface Step {
    Step next();

    int number();
  }

  private static final class At implements Step {
    private final int number;

    At(int number) {
      this.number = number;
    }

    @Override
    public Step next() {
      return new At(number + 1);
    }

    @Override
    public int number() {
      return number;
    }
  }

  private static final class Pocket implements Calculator {
    private final Tally.Counter counter = new Tally.Counter();
    private long count;

    @Override
    public int add(int a, int b) {
      return a + b;
    }

    @Override
    public synchronized void note(byte[] message) {
      counter.add(message);
      count++;
      notifyAll();
    }

    @Override
    public synchronized byte[] noted(long wanted) throws InterruptedException {
      while (count < wanted) {
        wait();
      }
      count = 0;
      return counter.reset().bytes();
    }

    @Override
    public Step start(int number) {
      return new At(number);
    }

    @Override
    public Stream<Integer> items(int bound) {
      return IntStream.range(0, bound).boxed();
    }

    @Override
    public void callBack(IntConsumer caller, int bound) {
      for (int i = 0; i < bound; i++) {
        caller.accept(i);
      }
    }
  }

  static ServerEnd serve(Way way) throws IOException {
    ServerBuilder builder = Server.builder().trust(Trust.full());
    Server server =
        switch (way) {
          case TCP -> builder.localPort(0).insecure().open();
          case TLS -> builder.localPort(0).open();
          case UNIX -> {
            Path socket = Files.createTempDirectory("hawser").resolve("socket");
            yield builder.listen(Address.unix(socket)).open();
          }
        };
    var _ = server.export(NAME, new Pocket());
    return ServerEnd.at(
        way == Way.TLS ? server.ticket() : server.address().toString(), server::close);
  }

  static ClientEnd connect(Way way, Workload workload, String address) {
    ClientBuilder builder = Client.builder().trust(Trust.full());
    Client client = (way == Way.TCP ? builder.insecure() : builder).connect(address);
    Calculator calculator = client.lookup(NAME, Calculator.class);
    return switch (workload) {
      case ASYNC -> new Unawaited(client, calculator);
      case BATCH -> new Batched(client, calculator, client.batch());
      default -> new Caller(client, calculator);
    };
  }

  private record Caller(Client client, Calculator calculator)
      implements ClientEnd.Adds,
          ClientEnd.Streams,
          ClientEnd.Chains,
          ClientEnd.Iterates,
          ClientEnd.IsCalled {
    @Override
    public int add(int a, int b) {
      return calculator.add(a, b);
    }

    @Override
    public Tally stream(Messages messages) throws InterruptedException {
      long count = 0;
      while (messages.hasNext()) {
        calculator.note(messages.next());
        count++;
      }
      return Tally.of(ByteBuffer.wrap(calculator.noted(count)));
    }

    @Override
    public int count(int start, int steps) {
      Step step = Proxies.pipelined(calculator).start(start);
      for (int i = 0; i < steps; i++) {
        step = step.next();
      }
      return step.number();
    }

    @Override
    public long sumOfItems(int bound) {
      try (Stream<Integer> items = calculator.items(bound)) {
        return items.mapToLong(Integer::longValue).sum();
      }
    }

    @Override
    public long sumOfCalls(int bound) {
      AtomicLong sum = new AtomicLong();
      calculator.callBack(sum::addAndGet, bound);
      return sum.get();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Unawaited(Client client, Calculator calculator) implements ClientEnd.Volleys {
    @Override
    public long addAll(int first, int count, int a) {
      List<CompletableFuture<Integer>> sums = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int number = first + i;
        sums.add(Proxies.callAsync(calculator, it -> it.add(number, a)));
      }
      return sums.stream().mapToLong(CompletableFuture::join).sum();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Batched(Client client, Calculator calculator, Batch batch)
      implements ClientEnd.Volleys {
    @Override
    public long addAll(int first, int count, int a) {
      List<CompletableFuture<Integer>> sums = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int number = first + i;
        sums.add(batch.call(calculator, it -> it.add(number, a)));
      }
      batch.send();
      return sums.stream().mapToLong(CompletableFuture::join).sum();
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
