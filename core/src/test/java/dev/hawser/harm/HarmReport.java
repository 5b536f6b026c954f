package dev.hawser.harm;

import dev.hawser.harm.check.Findings;
import dev.hawser.harm.check.Findings.Kind;
import dev.hawser.testing.Cut;
import java.util.Map;
import java.util.stream.Collectors;

/// What a harm run did and found.
///
/// @param options how it was
/// @param figures what was done, by name, in order
/// @param cuts how many connections were cut, by kind
/// @param findings what was wrong
record HarmReport(
    HarmOptions options, Map<String, Long> figures, Map<Cut, Long> cuts, Findings findings) {
  /// Whether nothing was found.
  boolean isClean() {
    return findings.isEmpty();
  }

  long allCuts() {
    return cuts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(text, "seed", options.seed());
    line(text, "transport", options.transport());
    line(text, "seconds", options.time().toSeconds());
    figures.forEach((name, value) -> line(text, name, "%,d".formatted(value)));
    String kinds =
        cuts.entrySet().stream()
            .map(cut -> cut.getKey() + " " + cut.getValue())
            .collect(Collectors.joining(", "));
    line(text, "cuts", allCuts() + " (" + kinds + ")");
    line(text, "lost", findings.count(Kind.LOST));
    line(text, "duplicated", findings.count(Kind.DUPLICATED));
    line(text, "violations", findings.count(Kind.VIOLATION));
    findings.details().forEach(detail -> text.append("  ").append(detail).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("%-18s %s%n".formatted(name, value));
  }
}
