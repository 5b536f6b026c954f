package dev.hawser.harm.names;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;
import dev.hawser.scenario.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Five threads, each with a session of its own, at one name server in another process: `checks/run
/// names`. They register, remove, look up and list at random; what they are told must make sense,
/// and in the end the names are those there were before.
public final class NamesCheck {
  private static final String HELP =
      """
      names [--seconds N] [--seed N]

        --seconds 8   how long
        --seed 1      for chance
      """;
  private static final int THREADS = 5;
  private static final int BEFORE = 20;
  private static final int NAMES = 200;
  private static final String OURS = "stress.";
  private static final ServiceUri SOMEWHERE = ServiceUri.at(Address.tcp("localhost", 1900), "x");

  private NamesCheck() {}

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("seconds", "seed"), HELP);
    long seconds = Long.parseLong(options.getOrDefault("seconds", "8"));
    long seed = Long.parseLong(options.getOrDefault("seed", "1"));
    Figures figures = new Figures();
    figures.show("seed", seed);
    try (ChildJvm server = ChildJvm.start(List.of(), NamesServer.class)) {
      String address = server.hear();
      try (Client client = Client.builder().insecure().connect(address)) {
        Names names = client.names();
        for (int i = 0; i < BEFORE; i++) {
          var _ = names.register("before." + i, SOMEWHERE);
        }
        hammer(address, seconds, seed, figures);
        int removed = names.removeAll(NameFilter.startingWith(OURS));
        figures.show("left and removed by their prefix", removed);
        int count = names.count();
        figures.promise("names as before", count + " of " + BEFORE, count == BEFORE);
      }
    }
    figures.exit();
  }

  private static void hammer(String address, long seconds, long seed, Figures figures)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<FutureTask<long[]>> threads = new ArrayList<>();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Client client = Client.builder().insecure().connect(address);
      clients.add(client);
      SplittableRandom random = new SplittableRandom(seed + i);
      FutureTask<long[]> thread = new FutureTask<>(() -> work(client.names(), random, end));
      Thread.ofPlatform().daemon().start(thread);
      threads.add(thread);
    }
    long operations = 0;
    long wrong = 0;
    for (FutureTask<long[]> thread : threads) {
      operations += thread.get()[0];
      wrong += thread.get()[1];
    }
    figures.show("operations", String.format(Locale.ROOT, "%,d in %d s", operations, seconds));
    figures.promise("answers that make no sense", wrong, wrong == 0);
    clients.forEach(Client::close);
  }

  private static long[] work(Names names, SplittableRandom random, long end) {
    long operations = 0;
    long wrong = 0;
    while (System.nanoTime() - end < 0) {
      operations++;
      wrong += makesSense(names, random) ? 0 : 1;
    }
    return new long[] {operations, wrong};
  }

  private static boolean makesSense(Names names, SplittableRandom random) {
    String name = OURS + random.nextInt(NAMES);
    return switch (random.nextInt(6)) {
      case 0 -> names.register(name, SOMEWHERE).name().equals(name);
      case 1 -> {
        var _ = names.register(name, SOMEWHERE, NameOptions.defaults().tagged("x").kept());
        yield true;
      }
      case 2 -> {
        boolean _ = names.remove(name);
        yield true;
      }
      case 3 -> isThereOrNot(names, name);
      case 4 ->
          names.list(NameFilter.startingWith(OURS + "1")).stream()
              .allMatch(entry -> entry.name().startsWith(OURS + "1"));
      default ->
          names.list(NameFilter.matching("stress\\.[0-9]7")).stream()
              .allMatch(entry -> entry.name().endsWith("7"));
    };
  }

  private static boolean isThereOrNot(Names names, String name) {
    try {
      return names.lookup(name).name().equals(name);
    } catch (RefusedException e) {
      return e.getMessage() != null;
    }
  }
}
