package dev.hawser.harm.load;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.harm.Options;
import dev.hawser.object.Proxies;
import dev.hawser.object.Remote;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// A chain of calls, each of what the one before it returned, over a slow link: `checks/run
/// pipelining`.
public final class Pipelining {
  private static final String HELP =
      """
      pipelining [--calls N] [--delay MS]

        --calls 10   how many calls depend on each other
        --delay 50   milliseconds from one end to the other
      """;
  private static final int MOST_TRIPS = 3;

  private Pipelining() {}

  /// A path that is walked step by step.
  @Remote
  public interface Step {
    /// The next one.
    Step next();

    /// Which one this is.
    int number();
  }

  private record Place(int count) {
    Step step() {
      return new Step() {
        @Override
        public Step next() {
          return new Place(count + 1).step();
        }

        @Override
        public int number() {
          return count;
        }
      };
    }
  }

  /// Runs.
  public static void main(String... args) {
    Map<String, String> options = Options.parse(args, Set.of("calls", "delay"), HELP);
    int calls = Integer.parseInt(options.getOrDefault("calls", "10"));
    Duration delay = Duration.ofMillis(Long.parseLong(options.getOrDefault("delay", "50")));
    MemoryNetwork network = new MemoryNetwork();
    FaultPlan plan = FaultPlan.over(network);
    Figures figures = new Figures();
    try (Server server = open(network);
        Client client = Client.builder().transport(plan.transport()).connect("memory:pipelining")) {
      var _ = server.export("first", new Place(1).step());
      Step first = client.lookup("first", Step.class);
      Step pipelined = Proxies.pipelined(first);
      int warm = walk(first, calls) + walk(pipelined, calls);
      figures.promise("calls in each chain", calls, warm == 2 * calls);
      plan.delay(delay);
      double trip = 2.0 * delay.toMillis();
      double fast = millis(pipelined, calls);
      double slow = millis(first, calls);
      figures.show("round trip, ms", "%.0f".formatted(trip));
      figures.promise("pipelined, ms", "%.1f".formatted(fast), fast < MOST_TRIPS * trip);
      figures.promise("one by one, ms", "%.1f".formatted(slow), slow >= calls * trip);
      figures.show("times faster", "%.1f".formatted(slow / fast));
    }
    figures.exit();
  }

  private static Server open(MemoryNetwork network) {
    return Server.builder()
        .transport(network)
        .listen(Address.memory("pipelining"))
        .trust(Trust.full())
        .open();
  }

  private static double millis(Step first, int calls) {
    long begun = System.nanoTime();
    int reached = walk(first, calls);
    double millis = (System.nanoTime() - begun) / 1e6;
    if (reached != calls) {
      throw new IllegalStateException("reached " + reached + " instead of " + calls);
    }
    return millis;
  }

  /// Makes so many calls.
  private static int walk(Step first, int calls) {
    Step step = first;
    for (int i = 1; i < calls; i++) {
      step = step.next();
    }
    return step.number();
  }
}
