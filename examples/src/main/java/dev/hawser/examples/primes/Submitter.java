package dev.hawser.examples.primes;

import dev.hawser.Client;
import dev.hawser.SharedQueue;
import dev.hawser.examples.ProgressBar;
import dev.hawser.examples.primes.Messages.Factors;
import dev.hawser.examples.primes.Messages.Work;
import dev.hawser.tool.WayIn;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Has numbers factorised.
@Command(name = "client", description = "Has random numbers factorised.")
final class Submitter implements Callable<Integer> {
  private static final long SMALLEST = 1L << 40;
  private static final long LARGEST = 1L << 44;

  @Mixin private final WayIn wayIn = new WayIn();

  @Option(
      names = "--numbers",
      paramLabel = "COUNT",
      defaultValue = "40",
      description = "How many (default: 40).")
  private int count;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Client client = Client.connect(wayIn.ticketOrAddress())) {
      RandomGenerator random = RandomGenerator.getDefault();
      for (int id = 0; id < count; id++) {
        long number = random.nextLong(SMALLEST, LARGEST);
        Messages.work(client.globals()).put(new Work(client.id(), id, number));
      }
      return collect(Messages.results(client.globals(), client.id())) ? 0 : 1;
    }
  }

  /// A number whose worker died after it had sent the result comes twice; it counts once.
  private boolean collect(SharedQueue<Factors> results) throws InterruptedException {
    SortedMap<Integer, Factors> all = new TreeMap<>();
    ProgressBar bar = new ProgressBar();
    while (all.size() < count) {
      Factors factors = results.take();
      if (all.put(factors.id(), factors) == null) {
        bar.show(all.size(), count, ", thanks to " + factors.worker());
      }
    }
    all.values().forEach(each -> System.out.println(each.number() + " = " + each.primes()));
    boolean right =
        all.values().stream()
            .allMatch(
                each -> each.primes().stream().reduce(1L, Math::multiplyExact) == each.number());
    System.out.println(right ? "all products are right" : "some products are wrong");
    return right;
  }
}
