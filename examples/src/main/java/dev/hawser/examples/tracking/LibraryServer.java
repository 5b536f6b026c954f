package dev.hawser.examples.tracking;

import module java.base;

import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.call.CallContext;

/// The library. A book that somebody has when its session ends, however it ends, is taken back.
public final class LibraryServer implements Library {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().grace(Duration.ofSeconds(1)).export("library", new LibraryServer()).serve();
  }

  @Override
  public Loan borrow(String book) {
    Peer reader = CallContext.current().peer();
    IO.println(reader.name() + " borrows " + book);
    Subscription watch =
        reader.track(() -> IO.println(book + " is taken back from " + reader.name()));
    return () -> {
      watch.close();
      IO.println(reader.name() + " gives " + book + " back");
    };
  }
}
