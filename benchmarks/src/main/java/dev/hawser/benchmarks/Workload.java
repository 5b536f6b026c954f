package dev.hawser.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The kinds of work that contenders are given, each with the number of callers that do it at once
/// and the figures that the table shows of it.
public enum Workload {
  PING("`add(int,int)`, 1 caller", 1, "", Figure.P50, Figure.P99),
  CALLERS("`add(int,int)`, 64 callers", 64, "calls/s", Figure.RATE),
  PIPE("64-byte messages one way", 1, "messages/s", Figure.RATE),
  BULK("64 KB messages one way", 1, "MB/s", Figure.RATE),
  MAPGET("map get, 1 caller", 1, "gets/s", Figure.RATE),
  MAPGET64("map get, 64 callers", 64, "gets/s", Figure.RATE),
  MAPPUT("map put, 64 callers", 64, "puts/s", Figure.RATE),
  QUEUE("queue put→take, 64 callers", 64, "items/s", Figure.RATE),
  ECHO("1 MB echo, 1 caller", 1, "MB/s", Figure.RATE),
  ECHO4("1 MB echo, 4 callers", 4, "MB/s", Figure.RATE),
  ASYNC("`add(int,int)`, 1 caller, 64 at once without waiting", 1, "calls/s", Figure.RATE),
  ONEWAY("64-byte one-way calls, 1 caller", 1, "calls/s", Figure.RATE),
  BATCH("`add(int,int)` in batches of 100, 1 caller", 1, "calls/s", Figure.RATE),
  CHAIN("10 steps, each a call of the last one's result", 1, "", Figure.P50, Figure.P99),
  ITEMS("100,000 items of one result, one by one", 1, "items/s", Figure.RATE),
  CALLBACK("1000 calls back inside one call", 1, "calls/s", Figure.RATE),
  CALL("a call of a function that is there, 1 caller", 1, "", Figure.P50, Figure.P99),
  FIRST("the first call of a shipped lambda", 1, "", Figure.P50, Figure.P99),
  EVAL("an expression evaluated", 1, "", Figure.P50, Figure.P99),
  EVALCOLD("a session's first expression evaluated", 1, "", Figure.P50, Figure.P99),
  SHARE("10,000 tiny items shared out to 2 workers", 1, "items/s", Figure.RATE);

  private final String title;
  private final int callers;
  private final String rateUnit;
  private final Figure[] figures;

  Workload(String title, int callers, String rateUnit, Figure... figures) {
    this.title = title;
    this.callers = callers;
    this.rateUnit = rateUnit;
    this.figures = figures;
  }

  /// The name typed after `--only`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public int callers() {
    return callers;
  }

  public List<Figure> figures() {
    return List.of(figures);
  }

  /// What the figure is counted in for this work.
  public String unit(Figure figure) {
    return figure == Figure.RATE ? rateUnit : "µs";
  }

  static Workload of(String key) {
    return Arrays.stream(values())
        .filter(workload -> workload.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no workload '"
                    + key
                    + "'; there are "
                    + Arrays.stream(values())
                        .map(Workload::key)
                        .collect(Collectors.joining(", "))));
  }
}
