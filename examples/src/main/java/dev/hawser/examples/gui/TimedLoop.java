package dev.hawser.examples.gui;

import module java.base;

import dev.hawser.Server;
import dev.hawser.object.ExportOptions;

/// Calls wait in a queue until a timer runs them on the event thread, 50 times a second. They may
/// touch the window at once, and while one of them runs, the window stands still.
public final class TimedLoop {
  /// Runs until it is stopped.
  ///
  /// @param args `headless`, or nothing
  public static void main(String... args) throws InterruptedException {
    EventLoop loop = EventLoop.open("Calls on the event thread", args);
    var calls = new ConcurrentLinkedQueue<Runnable>();
    loop.every(
        1000 / 50,
        () -> {
          for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
          }
        });
    Printer printer = new Printer(Runnable::run, loop::show);
    ExportOptions options = ExportOptions.defaults().on(calls::add);
    try (Server server = Server.builder().export("messages", printer, options).open()) {
      loop.execute(() -> loop.show("waiting for calls at " + server.address()));
      server.serve();
    }
  }
}
