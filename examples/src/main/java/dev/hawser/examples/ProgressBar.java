package dev.hawser.examples;

import java.io.Console;
import java.util.Locale;

/// A bar that fills up: in one line on a terminal, in a line for each tenth elsewhere.
public final class ProgressBar {
  private static final int WIDTH = 30;
  private static final int TENTHS = 10;

  private final boolean live;
  private int tenths;

  /// An empty bar.
  public ProgressBar() {
    Console console = System.console();
    live = console != null && console.isTerminal();
  }

  /// Shows how much is done.
  public void show(int done, int total, String note) {
    int filled = WIDTH * done / total;
    String line =
        String.format(
            Locale.ROOT,
            "[%s%s] %d of %d%s",
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            done,
            total,
            note);
    if (live) {
      System.out.print("\r\033[K" + line + (done == total ? "\n" : ""));
      System.out.flush();
    } else if (TENTHS * done / total > tenths) {
      tenths = TENTHS * done / total;
      System.out.println(line);
    }
  }
}
