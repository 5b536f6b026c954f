package dev.hawser.examples.primes;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Delivery;
import dev.hawser.tool.WayIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Fetches numbers, one at a time, and factorises them.
@Command(name = "worker", description = "Factorises numbers, until Ctrl-C.")
final class Worker implements Callable<Integer> {
  /// A number whose worker has died goes to another after this time.
  private static final Duration LEASE = Duration.ofSeconds(10);

  /// How long it waits for a number before it says so.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Mixin private final WayIn wayIn = new WayIn();

  @Override
  public Integer call() throws IOException, InterruptedException {
    String name = "worker-" + ProcessHandle.current().pid();
    try (Client client = Client.builder().name(name).connect(wayIn.ticketOrAddress())) {
      IO.println(name + " is ready");
      while (!client.isClosed()) {
        try (Delivery<Messages.Work> delivery =
            Messages.work(client.globals()).lease(LEASE, PATIENCE)) {
          if (delivery == null) {
            IO.println("no work yet");
            continue;
          }
          Messages.Work work = delivery.value();
          var factors =
              new Messages.Factors(work.id(), work.number(), factors(work.number()), name);
          IO.println(work.number() + " = " + factors.primes());
          Messages.results(client.globals(), work.client()).put(factors);
          delivery.ack();
        }
      }
      return 0;
    }
  }

  private static List<Long> factors(long number) {
    List<Long> primes = new ArrayList<>();
    long rest = number;
    for (long candidate = 2; candidate * candidate <= rest; candidate++) {
      while (rest % candidate == 0) {
        primes.add(candidate);
        rest /= candidate;
      }
    }
    if (rest > 1) {
      primes.add(rest);
    }
    return primes;
  }
}
