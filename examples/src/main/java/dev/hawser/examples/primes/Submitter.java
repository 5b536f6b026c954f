package dev.hawser.examples.primes;

import module java.base;

import dev.hawser.Client;
import dev.hawser.SharedQueue;
import dev.hawser.examples.ProgressBar;
import dev.hawser.tool.WayIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Has numbers factorised.
@Command(name = "client", description = "Has random numbers factorised.")
final class Submitter implements Callable<Integer> {
  @Mixin private final WayIn wayIn = new WayIn();

  @Option(names = "--numbers", paramLabel = "COUNT", description = "How many (default: 40).")
  private int count = 40;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Client client = Client.connect(wayIn.ticketOrAddress())) {
      for (int id = 0; id < count; id++) {
        long number = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 44);
        Messages.work(client.globals()).put(new Messages.Work(client.id(), id, number));
      }
      return collect(Messages.results(client.globals(), client.id())) ? 0 : 1;
    }
  }

  /// A number whose worker died after it had sent the result comes twice; it counts once.
  private boolean collect(SharedQueue<Messages.Factors> results) throws InterruptedException {
    SortedMap<Integer, Messages.Factors> all = new TreeMap<>();
    ProgressBar bar = new ProgressBar();
    while (all.size() < count) {
      Messages.Factors factors = results.take();
      if (all.put(factors.id(), factors) == null) {
        bar.show(all.size(), count, ", thanks to " + factors.worker());
      }
    }
    all.values().forEach(each -> IO.println(each.number() + " = " + each.primes()));
    boolean right = all.values().stream().allMatch(Messages.Factors::isRight);
    IO.println(right ? "all products are right" : "some products are wrong");
    return right;
  }
}
