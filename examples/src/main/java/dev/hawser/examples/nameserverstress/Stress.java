package dev.hawser.examples.nameserverstress;

import module java.base;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;

/// Gives a name server a hard time, from five threads with a session each, and leaves it as it was.
public final class Stress {
  private static final String PREFIX = "example.stress.";
  private static final ServiceUri SOMEWHERE = ServiceUri.parse("hawser://somewhere:555/something");
  private static final NameOptions OPTIONS = NameOptions.defaults().safe().kept();

  /// The whole program.
  ///
  /// @param args the name server's address, for how many seconds, and where chance begins
  public static void main(String... args) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[1]));
    try (Client client = Client.connect(args[0]);
        ExecutorService executor = Executors.newCachedThreadPool()) {
      int before = client.names().count();
      List<Future<String>> threads = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Random random = new Random(Long.parseLong(args[2]) + i);
        threads.add(executor.submit(() -> run(args[0], end, random)));
      }
      for (Future<String> each : threads) {
        IO.println("a thread is done: " + each.get());
      }
      int left = client.names().removeAll(NameFilter.startingWith(PREFIX));
      IO.println("cleaned up: " + left + " names");
      IO.println("as many as before: " + (client.names().count() == before));
    }
  }

  private static String run(String address, long end, Random random) {
    int answers = 0;
    int refusals = 0;
    try (Client client = Client.connect(address)) {
      while (System.nanoTime() < end) {
        try {
          ask(client.names(), random);
          answers++;
        } catch (RefusedException e) {
          refusals++; // the name is taken, or there is none
        }
      }
    }
    return answers + " answers, " + refusals + " refusals";
  }

  private static void ask(Names names, Random random) {
    String name = PREFIX + random.nextInt(100) + "." + random.nextInt(10);
    var _ =
        switch (random.nextInt(6)) {
          case 0 -> names.register(name, SOMEWHERE, OPTIONS);
          case 1 -> names.remove(name);
          case 2 -> names.lookup(name);
          case 3 -> names.list();
          case 4 -> names.list(NameFilter.startingWith(PREFIX + "51"));
          default -> names.list(NameFilter.matching("example\\.stress\\..?1\\.4.*"));
        };
  }
}
