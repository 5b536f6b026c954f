package dev.hawser.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.HdrHistogram.Histogram;

/// The figures of one fork.
record Measurement(Map<Figure, Double> figures) {
  private static final double NANOS_PER_MICRO = 1000;

  static Measurement of(double rate, Histogram nanos) {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.RATE, rate);
    if (nanos.getTotalCount() > 0) {
      figures.put(Figure.P50, nanos.getValueAtPercentile(50) / NANOS_PER_MICRO);
      figures.put(Figure.P99, nanos.getValueAtPercentile(99) / NANOS_PER_MICRO);
    }
    return new Measurement(figures);
  }

  Optional<Double> figure(Figure figure) {
    return Optional.ofNullable(figures.get(figure));
  }

  /// Writes the percentiles of a histogram, in microseconds.
  static void writePercentiles(Histogram nanos, Path file) throws IOException {
    if (nanos.getTotalCount() > 0) {
      try (PrintStream out = new PrintStream(Files.newOutputStream(file))) {
        nanos.outputPercentileDistribution(out, NANOS_PER_MICRO);
      }
    }
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    figures.forEach((figure, value) -> properties.setProperty(figure.key(), value.toString()));
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  static Measurement read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      String value = properties.getProperty(figure.key());
      if (value != null) {
        figures.put(figure, Double.valueOf(value));
      }
    }
    return new Measurement(figures);
  }
}
