package dev.hawser.examples.primes;

import dev.hawser.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Where the queues are. A server does all that a dispatcher has to do.
@Command(name = "dispatcher", description = "Keeps the queues, until Ctrl-C.")
final class Dispatcher implements Callable<Integer> {
  @Option(names = "--port", paramLabel = "PORT", description = "The port (default: any free one).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    try (Server server = Server.open(port)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      String here = "localhost:" + server.address().port();
      System.out.println("The dispatcher is open. On this host:");
      System.out.println("  ./hawser primes worker " + here);
      System.out.println("  ./hawser primes client " + here);
      System.out.println("and elsewhere, without an address, with this ticket:");
      System.out.println("  " + server.ticket());
      server.awaitClose();
      return 0;
    }
  }
}
