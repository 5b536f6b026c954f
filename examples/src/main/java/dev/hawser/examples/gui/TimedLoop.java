package dev.hawser.examples.gui;

import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.object.ExportOptions;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Calls wait in a queue until a timer runs them on the event thread, 50 times a second. They may
/// touch the window at once, and while one of them runs, the window stands still.
public final class TimedLoop {
  private static final int MILLIS = 1000 / 50;

  private TimedLoop() {}

  /// Runs until it is stopped.
  ///
  /// @param args `headless`, or nothing
  public static void main(String... args) throws InterruptedException {
    EventLoop loop = EventLoop.open("Calls on the event thread", args);
    var calls = new ConcurrentLinkedQueue<Runnable>();
    loop.every(
        MILLIS,
        () -> {
          for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
          }
        });
    Printer printer = new Printer(Runnable::run, loop::show);
    try (Server server = Server.open();
        Subscription _ =
            server.exports().add("messages", printer, ExportOptions.defaults().on(calls::add))) {
      System.out.println("open at " + server.address());
      loop.execute(() -> loop.show("waiting for calls at " + server.address()));
      server.awaitClose();
    }
  }
}
