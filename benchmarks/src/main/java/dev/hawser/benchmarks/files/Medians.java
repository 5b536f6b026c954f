package dev.hawser.benchmarks.files;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The middle of several turns, and how far they lie apart.
record Medians(double median, double least, double most) {
  static <T> Medians of(List<T> turns, ToDoubleFunction<T> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0
        ? new Medians(Double.NaN, Double.NaN, Double.NaN)
        : new Medians(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /// The median, and the spread in brackets.
  @Override
  public String toString() {
    String form = median < 100 ? "%.2f (%.2f–%.2f)" : "%,.0f (%,.0f–%,.0f)";
    return String.format(Locale.ROOT, form, median, least, most);
  }
}
