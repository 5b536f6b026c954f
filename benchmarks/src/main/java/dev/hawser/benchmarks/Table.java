package dev.hawser.benchmarks;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// The results as one Markdown table.
final class Table {
  private static final String NONE = "–";

  private final Results results;
  private final StringBuilder out = new StringBuilder();

  private Table(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    return new Table(results).write();
  }

  private String write() {
    out.append("| work | contender | median | min – max | Hawser against it | target | met |\n");
    out.append("|---|---|--:|--:|--:|--:|:-:|\n");
    for (Workload workload : Workload.values()) {
      for (Figure figure : workload.figures()) {
        for (String contender : results.contenders(workload)) {
          results
              .spread(workload, contender, figure)
              .ifPresent(spread -> row(workload, figure, contender, spread));
        }
      }
    }
    return out.toString();
  }

  private void row(Workload workload, Figure figure, String contender, Spread spread) {
    Optional<Target> target = Target.of(workload, figure, contender);
    Optional<String> counterpart = Target.counterpart(contender);
    Optional<Comparison> comparison =
        counterpart
            .flatMap(form -> results.spread(workload, form, figure))
            .map(ours -> Comparison.of(figure, ours, spread));
    String unit = workload.unit(figure);
    String work = workload.title() + (figure == Figure.RATE ? "" : ", " + figure.key());
    String name = Target.isHawser(contender) ? "**" + contender + "**" : contender;
    String against =
        comparison
            .map(c -> Target.isLimit(contender) ? times(c.time(), "the time") : faster(c))
            .map(ratio -> named(counterpart.orElseThrow()) + ratio)
            .orElse(NONE);
    line(
        work,
        name,
        number(spread.median()) + " " + unit,
        number(spread.min()) + " – " + number(spread.max()),
        against,
        target.map(t -> goal(t, unit)).orElse(""),
        target.map(t -> met(t, spread, comparison)).orElse(""));
  }

  private void line(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /// Says which form of Hawser a ratio is of, unless it is the one that most are of.
  private static String named(String form) {
    return form.equals(Target.HAWSER) ? "" : form + ": ";
  }

  private static String faster(Comparison comparison) {
    return times(comparison.speed(), "as fast");
  }

  private static String times(double factor, String what) {
    return number(factor) + " × " + what;
  }

  private static String goal(Target target, String unit) {
    return switch (target.bound()) {
      case Target.Bound.Faster(double factor) -> "≥ " + plain(factor) + " × as fast";
      case Target.Bound.Within(double factor) -> "≤ " + plain(factor) + " × the time";
      case Target.Bound.AtLeast(double figure) -> "≥ " + number(figure) + " " + unit;
      case Target.Bound.AtMost(double figure) -> "≤ " + number(figure) + " " + unit;
    };
  }

  /// A factor as a person writes it, without zeros at the end.
  private static String plain(double factor) {
    return BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
  }

  private static String met(Target target, Spread spread, Optional<Comparison> comparison) {
    Optional<Boolean> met =
        switch (target.bound()) {
          case Target.Bound.Faster(double factor) -> comparison.map(c -> c.speed() >= factor);
          case Target.Bound.Within(double factor) -> comparison.map(c -> c.time() <= factor);
          case Target.Bound.AtLeast(double figure) -> Optional.of(spread.median() >= figure);
          case Target.Bound.AtMost(double figure) -> Optional.of(spread.median() <= figure);
        };
    return met.map(yes -> yes ? "yes" : "**no**").orElse(NONE);
  }

  /// Three significant digits or all of the integer part, whichever is more.
  static String number(double value) {
    String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /// How Hawser stands to a rival: how many times as fast, by the medians.
  private record Comparison(double speed) {
    static Comparison of(Figure figure, Spread ours, Spread theirs) {
      double quotient = ours.median() / theirs.median();
      return new Comparison(figure.higherIsBetter() ? quotient : 1 / quotient);
    }

    double time() {
      return 1 / speed;
    }
  }
}
