package dev.hawser.examples.timeouts;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.call.CallOptions;
import dev.hawser.examples.Work;
import dev.hawser.object.Proxies;

/// Waits no longer than it wants to.
public final class Limits {
  private static final Duration LIMIT = Duration.ofMillis(200);

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws Exception {
    try (Client client = Client.connect(args[0])) {
      Slow slow = client.lookup("slow", Slow.class);
      attempt("without a limit", () -> slow.delay(500, 1));
      Slow limited = Proxies.with(slow, CallOptions.defaults().timeout(LIMIT));
      attempt("a proxy with a limit", () -> limited.delay(2_000, 2));
      attempt("the next call", () -> limited.delay(0, 3));
      attempt("a block with one", () -> Deadline.within(LIMIT).call(() -> slow.delay(2_000, 4)));
      attempt("the same proxy, after it", () -> slow.delay(500, 5));
      String frozen = "localhost:" + slow.frozenPort();
      attempt(
          "a server that never answers",
          () -> Client.builder().insecure().timeout(LIMIT).connect(frozen));
      while (slow.interrupted() < 2) {
        Work.take(20);
      }
      IO.println("given up there: " + slow.interrupted());
    }
  }

  private static void attempt(String what, Callable<Object> attempt) throws Exception {
    long start = System.nanoTime();
    try {
      IO.println(what + ": " + attempt.call());
    } catch (DeadlineException e) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      boolean early = time.compareTo(LIMIT) < 0;
      boolean late = time.compareTo(LIMIT.multipliedBy(6)) > 0;
      IO.println(what + ": given up " + (early ? "early" : late ? "late" : "in time"));
    }
  }
}
