package dev.hawser.tool;

import dev.hawser.call.Cluster.Lending;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What a worker has done, in one line that changes on a terminal, and once at the end elsewhere.
final class Tally implements AutoCloseable {
  private static final String START_OF_LINE = "\r\033[K";

  private final Lending lending;
  private final PrintWriter out;
  private final boolean live;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tally").factory());
  private long before;
  private boolean closed;

  private Tally(Lending lending, PrintWriter out, boolean live) {
    this.lending = lending;
    this.out = out;
    this.live = live;
  }

  static Tally of(Lending lending, PrintWriter out) {
    Console console = System.console();
    Tally tally = new Tally(lending, out, console != null && console.isTerminal());
    if (tally.live) {
      var _ = tally.clock.scheduleAtFixedRate(tally::update, 1, 1, TimeUnit.SECONDS);
    }
    return tally;
  }

  private synchronized void update() {
    long now = lending.done();
    print(String.format(Locale.ROOT, "%,d items done, %,d/s", now, now - before));
    before = now;
  }

  private void print(String line) {
    out.print(START_OF_LINE + line);
    out.flush();
  }

  /// Prints something in a line of its own.
  synchronized void say(String line) {
    out.println(live ? START_OF_LINE + line : line);
    out.flush();
  }

  /// Prints the last figure. Closing twice does nothing.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      clock.shutdownNow();
      say(String.format(Locale.ROOT, "%,d items done", lending.done()));
    }
  }
}
