package dev.hawser.examples.gui;

import dev.hawser.Server;

/// Calls run on threads of Hawser's, side by side, and hand the event thread what it should show. A
/// call may take as long as it likes: the window goes on.
public final class ThreadedLoop {
  /// Runs until it is stopped.
  ///
  /// @param args `headless`, or nothing
  public static void main(String... args) throws InterruptedException {
    EventLoop gui = EventLoop.open("Calls on threads of their own", args);
    try (Server server = Server.builder().export("messages", new Printer(gui, gui::show)).open()) {
      gui.execute(() -> gui.show("waiting for calls at " + server.address()));
      server.serve();
    }
  }
}
