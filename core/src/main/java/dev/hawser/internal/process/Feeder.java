package dev.hawser.internal.process;

import dev.hawser.internal.operation.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;

/// Carries what the caller sends to the standard input of a command. It has a platform thread of
/// its own, as writing a pipe that nobody reads would hold up the other virtual threads.
final class Feeder {
  private final String name;
  private final Inflow from;
  private final OutputStream to;

  Feeder(String name, Inflow from, OutputStream to) {
    this.name = name;
    this.from = from;
    this.to = to;
  }

  void start() {
    var _ = Thread.ofPlatform().daemon().name("hawser-" + name).start(this::run);
  }

  private void run() {
    try (from;
        to) {
      byte[] buffer = new byte[Line.PIECE];
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        to.write(buffer, 0, read);
        to.flush();
      }
    } catch (IOException e) {
      // The command no longer reads, or the caller has gone.
      Threads.log(Level.DEBUG, name + " broke off", e);
    }
  }
}
