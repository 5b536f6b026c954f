package dev.hawser.examples.gui;

import dev.hawser.Server;
import dev.hawser.Subscription;

/// Calls run on threads of Hawser's, side by side, and hand the event thread what it should show. A
/// call may take as long as it likes: the window goes on.
public final class ThreadedLoop {
  private ThreadedLoop() {}

  /// Runs until it is stopped.
  ///
  /// @param args `headless`, or nothing
  public static void main(String... args) throws InterruptedException {
    EventLoop loop = EventLoop.open("Calls on threads of their own", args);
    try (Server server = Server.open();
        Subscription _ = server.export("messages", new Printer(loop, loop::show))) {
      System.out.println("open at " + server.address());
      loop.execute(() -> loop.show("waiting for calls at " + server.address()));
      server.awaitClose();
    }
  }
}
