package dev.hawser.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Everything that was measured, for programs to read.
final class ResultFile {
  private ResultFile() {}

  static void write(Path file, Options options, Results results) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("when", Instant.now().toString());
    root.put("machine", Machine.line());
    root.put("forks", options.forks());
    root.put("warmUpSeconds", options.pace().warmUp());
    root.put("measureSeconds", options.pace().measure());
    root.put("results", rows(options, results));
    root.put("notes", results.notes());
    JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file, root);
  }

  private static List<Map<String, Object>> rows(Options options, Results results) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Workload workload : options.workloads()) {
      for (String contender : results.contenders(workload)) {
        for (Figure figure : Figure.values()) {
          results
              .spread(workload, contender, figure)
              .ifPresent(spread -> rows.add(row(workload, contender, figure, results, spread)));
        }
      }
    }
    return rows;
  }

  private static Map<String, Object> row(
      Workload workload, String contender, Figure figure, Results results, Spread spread) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("workload", workload.key());
    row.put("contender", contender);
    row.put("figure", figure.key());
    row.put("unit", workload.unit(figure));
    row.put("median", spread.median());
    row.put("min", spread.min());
    row.put("max", spread.max());
    row.put("forks", results.values(workload, contender, figure));
    return row;
  }
}
