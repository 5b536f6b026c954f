package dev.hawser.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All measurements of a run, and a note on each thing that could not be measured.
final class Results {
  private record Key(Workload workload, String contender) {}

  private final Map<Key, List<Measurement>> measurements = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private boolean failed;

  void add(Workload workload, Contender contender, Measurement measurement) {
    measurements
        .computeIfAbsent(new Key(workload, contender.name()), key -> new ArrayList<>())
        .add(measurement);
  }

  void leaveOut(Contender contender, String reason) {
    notes.add("`" + contender.name() + "` is left out: " + reason);
  }

  void fail(Workload workload, Contender contender, Exception failure) {
    failed = true;
    notes.add(
        "`" + contender.name() + "` failed at " + workload.key() + ": " + failure.getMessage());
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  boolean failed() {
    return failed;
  }

  /// The contenders that were measured at this work.
  List<String> contenders(Workload workload) {
    return measurements.keySet().stream()
        .filter(key -> key.workload() == workload)
        .map(Key::contender)
        .toList();
  }

  /// One value for each fork.
  List<Double> values(Workload workload, String contender, Figure figure) {
    return measurements.getOrDefault(new Key(workload, contender), List.of()).stream()
        .flatMap(measurement -> measurement.figure(figure).stream())
        .toList();
  }

  Optional<Spread> spread(Workload workload, String contender, Figure figure) {
    List<Double> values = values(workload, contender, figure);
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }
}
