package dev.hawser.examples.primes;

import module java.base;

import dev.hawser.Server;
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
      IO.println("The dispatcher is open. On this host:\n  ./hawser primes worker " + here);
      IO.println("  ./hawser primes client " + here);
      IO.println("and elsewhere, without an address, with this ticket:\n  " + server.ticket());
      server.awaitClose();
      return 0;
    }
  }
}
