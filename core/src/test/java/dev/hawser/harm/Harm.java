package dev.hawser.harm;

import java.util.Set;

/// Runs the harm test: `checks/run harm`.
public final class Harm {
  private Harm() {}

  /// Runs, prints what was done and found, and ends with 1 if anything was wrong.
  public static void main(String... args) throws InterruptedException {
    Set<String> known = Set.of("seconds", "seed", "transport", "life");
    HarmOptions options = HarmOptions.of(Options.parse(args, known, HarmOptions.HELP));
    System.out.println("seed " + options.seed());
    HarmReport report = HarmRun.run(options);
    System.out.print(report);
    System.exit(report.isClean() ? 0 : 1);
  }
}
