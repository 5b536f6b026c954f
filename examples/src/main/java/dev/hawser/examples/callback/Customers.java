package dev.hawser.examples.callback;

import dev.hawser.Client;
import dev.hawser.examples.callback.Office.Customer;
import java.util.concurrent.CountDownLatch;

/// Hires five workers, and waits until all of them have called.
public final class Customers {
  private static final int WORKERS = 5;

  private Customers() {}

  /// The whole program.
  ///
  /// @param args the office's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Office office = client.lookup("office", Office.class);
      CountDownLatch done = new CountDownLatch(WORKERS);
      Customer customer =
          worker -> {
            System.out.println("worker " + worker + " is done");
            done.countDown();
          };
      for (int i = 1; i <= WORKERS; i++) {
        office.hire(customer).work(200 * i);
      }
      System.out.println("at work: " + (office.working() > 0));
      done.await();
      System.out.println("at work: " + (office.working() > 0));
    }
  }
}
