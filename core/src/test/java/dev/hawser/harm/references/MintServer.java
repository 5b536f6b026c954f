package dev.hawser.harm.references;

import dev.hawser.Server;
import dev.hawser.object.References;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// The server's process of {@link ReferenceCheck}. Asked by a line, it collects its garbage and
/// says what it holds; ends with its input.
public final class MintServer {
  private MintServer() {}

  /// Serves.
  public static void main(String... args) throws Exception {
    try (Server server = Server.builder().open()) {
      var _ = server.export("mint", new Stamping());
      System.out.println(server.address());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (in.readLine() != null) {
        References all = server.clients().getFirst().references();
        System.out.println(
            all.given().size() + " " + all.held().size() + " " + Heap.usedAfterCollection());
      }
    }
  }

  private record Pool(List<Coin> coins) {
    static Pool create() {
      return new Pool(IntStream.range(0, Mint.POOLED).<Coin>mapToObj(Struck::new).toList());
    }
  }

  /// A coin of this process.
  private static final class Struck implements Coin {
    private final long value;

    Struck(long value) {
      this.value = value;
    }

    @Override
    public long value() {
      return value;
    }
  }

  private static final class Stamping implements Mint {
    private final Pool pool = Pool.create();

    @Override
    public List<Coin> strike(int count, long first) {
      return IntStream.range(0, count).<Coin>mapToObj(i -> new Struck(first + i)).toList();
    }

    @Override
    public long sum(List<Coin> coins) {
      long sum = 0;
      for (Coin each : coins) {
        sum += ((Struck) each).value;
      }
      return sum;
    }

    @Override
    public List<Coin> lend(List<Coin> coins, int asked) {
      for (Coin each : coins.subList(0, asked)) {
        if (each instanceof Struck || each.value() < 0) {
          throw new IllegalArgumentException("a coin is not what it was");
        }
      }
      return coins;
    }

    @Override
    public Coin pooled(int index) {
      return pool.coins().get(index);
    }

    @Override
    public boolean isPooled(int index, Coin coin) {
      return coin == pool.coins().get(index);
    }
  }
}
