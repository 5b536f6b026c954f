package dev.hawser.examples.primes;

import dev.hawser.Client;
import dev.hawser.Delivery;
import dev.hawser.examples.primes.Messages.Factors;
import dev.hawser.examples.primes.Messages.Work;
import dev.hawser.tool.WayIn;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      System.out.println(name + " is ready");
      while (!client.isClosed()) {
        try (Delivery<Work> delivery = Messages.work(client.globals()).lease(LEASE, PATIENCE)) {
          if (delivery == null) {
            System.out.println("no work yet");
            continue;
          }
          Work work = delivery.value();
          Factors factors = new Factors(work.id(), work.number(), factors(work.number()), name);
          System.out.println(work.number() + " = " + factors.primes());
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
