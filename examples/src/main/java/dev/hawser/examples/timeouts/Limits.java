package dev.hawser.examples.timeouts;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.call.CallOptions;
import dev.hawser.examples.Work;
import dev.hawser.object.Proxies;
import java.time.Duration;

/// Waits no longer than it wants to.
public final class Limits {
  private Limits() {}

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Slow slow = client.lookup("slow", Slow.class);
      System.out.println("without a limit: " + slow.delay(500, 1));

      Slow limited = Proxies.with(slow, CallOptions.defaults().timeout(Duration.ofMillis(200)));
      attempt("a proxy with a limit", () -> limited.delay(2_000, 2));
      System.out.println("the next call: " + limited.delay(0, 3));

      attempt(
          "a block with a limit",
          () -> Deadline.within(Duration.ofMillis(200)).call(() -> slow.delay(2_000, 4)));
      System.out.println("the next call: " + slow.delay(0, 5));

      while (slow.interrupted() < 2) {
        Work.take(20);
      }
      System.out.println("given up there: " + slow.interrupted());
    }
  }

  private interface Attempt {
    int make() throws InterruptedException;
  }

  private static void attempt(String what, Attempt attempt) throws InterruptedException {
    long start = System.nanoTime();
    try {
      System.out.println(what + ": " + attempt.make());
    } catch (DeadlineException e) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      boolean soon = time.toMillis() >= 200 && time.toMillis() < 1_200;
      System.out.println(what + ": too late, soon enough: " + soon);
    }
  }
}
