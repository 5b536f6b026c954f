package dev.hawser.examples.tracking;

import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.call.CallContext;
import java.time.Duration;

/// The library. A book that somebody has when its session ends, however it ends, is taken back.
public final class LibraryServer implements Library {
  private LibraryServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.builder().grace(Duration.ofSeconds(1)).open()) {
      server.export("library", new LibraryServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public Loan borrow(String book) {
    Peer reader = CallContext.current().peer();
    System.out.println(reader.name() + " borrows " + book);
    Subscription watch =
        reader.track(() -> System.out.println(book + " is taken back from " + reader.name()));
    return () -> {
      watch.close();
      System.out.println(reader.name() + " gives " + book + " back");
    };
  }
}
