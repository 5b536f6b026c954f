package dev.hawser.examples.oneway;

import dev.hawser.Client;
import dev.hawser.examples.Work;
import dev.hawser.object.Proxies;

/// Never waits.
public final class Hurried {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Starter starter = client.lookup("starter", Starter.class);
      starter.start(1_000);
      IO.println("ready: " + starter.ready());
      starter.fail();
      Starter oneway = Proxies.oneway(starter);
      for (int i = 1; i <= 10; i++) {
        oneway.add(i);
      }
      IO.println("served meanwhile: " + !starter.ready());
      while (!starter.ready()) {
        Work.take(50);
      }
      IO.println("ready: " + starter.ready());
      IO.println("sum: " + starter.sum());
      Starter serial = client.lookup("serial", Starter.class);
      serial.start(200);
      IO.println("ready, where one waits for the other: " + serial.ready());
    }
  }
}
