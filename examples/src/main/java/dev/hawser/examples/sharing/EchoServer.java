package dev.hawser.examples.sharing;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import dev.hawser.object.ExportOptions;

/// Exports two objects: one whose calls run side by side, and one where they wait for each other.
public final class EchoServer implements Echo {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder()
        .export("parallel", new EchoServer())
        .export("serial", new EchoServer(), ExportOptions.defaults().serial())
        .serve();
  }

  @Override
  public String echo(String text) {
    return text;
  }

  @Override
  public String slowly(String text) throws InterruptedException {
    Work.take(200);
    return text;
  }
}
