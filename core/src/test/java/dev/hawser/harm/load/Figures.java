package dev.hawser.harm.load;

import java.util.Locale;

/// Figures as they are printed, and whether all were as promised.
public final class Figures {
  private boolean kept = true;

  /// Prints a figure.
  public void show(String name, Object value) {
    System.out.printf(Locale.ROOT, "%-34s %s%n", name, value);
  }

  /// Prints a figure that a promise was made about.
  public void promise(String name, Object value, boolean held) {
    show(name, value + (held ? "" : "   <- not as promised"));
    kept &= held;
  }

  /// Whether every promise was kept.
  public boolean areKept() {
    return kept;
  }

  /// Ends the process: with 0 if every promise was kept, else with 1.
  public void exit() {
    System.exit(kept ? 0 : 1);
  }
}
