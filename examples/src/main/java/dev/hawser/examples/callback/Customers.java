package dev.hawser.examples.callback;

import module java.base;

import dev.hawser.Client;

/// Hires five workers, and waits until all of them have called.
public final class Customers {
  /// The whole program.
  ///
  /// @param args the office's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Office office = client.lookup("office", Office.class);
      CountDownLatch done = new CountDownLatch(5);
      Consumer<Integer> customer =
          worker -> {
            IO.println("worker " + worker + " is done");
            done.countDown();
          };
      for (int i = 1; i <= 5; i++) {
        office.hire(customer).work(200 * i);
      }
      IO.println("at work: " + (office.working() > 0));
      done.await();
      IO.println("at work: " + (office.working() > 0));
    }
  }
}
