package dev.hawser.benchmarks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/// What the command line asks for.
record Options(int forks, Pace pace, List<Workload> workloads, List<Contender> contenders) {
  static final String HELP =
      """
      usage: ./benchmarks/run [options]        measure every contender, two processes each
             ./benchmarks/run jmh [JMH options] measure what one process can

        --quick              one short fork of everything, in less than 5 minutes: a smoke test
        --forks N            processes started for each figure (default 3)
        --only W,W           only these workloads: %s
        --contenders C,C     only these contenders: %s
        --warmup SECONDS     warm-up of a fork (default 5)
        --measure SECONDS    measurement of a fork (default 3)
        --no-build           use what was built before
        --help               this text

      The table goes to standard output; percentiles, results.json and the logs of every process
      go to benchmarks/target/results/.
      """;

  private static final int FORKS = 3;
  private static final Pace PACE = new Pace(5, 3);
  private static final Pace QUICK_PACE = new Pace(1.5, 1.5);

  static String help() {
    return HELP.formatted(
        String.join(",", Arrays.stream(Workload.values()).map(Workload::key).toList()),
        String.join(",", Contenders.all().stream().map(Contender::name).toList()));
  }

  static Options parse(String... args) {
    int forks = FORKS;
    Pace pace = PACE;
    List<Workload> workloads = List.of(Workload.values());
    List<Contender> contenders = Contenders.all();
    Deque<String> rest = new ArrayDeque<>(List.of(args));
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--quick" -> {
          forks = 1;
          pace = QUICK_PACE;
        }
        case "--forks" -> forks = Integer.parseInt(value(option, rest));
        case "--warmup" -> pace = new Pace(Double.parseDouble(value(option, rest)), pace.measure());
        case "--measure" -> pace = new Pace(pace.warmUp(), Double.parseDouble(value(option, rest)));
        case "--only" -> workloads = list(value(option, rest), Workload::of);
        case "--contenders" -> contenders = list(value(option, rest), Contenders::named);
        default -> throw new IllegalArgumentException("no option " + option + "; try --help");
      }
    }
    return new Options(forks, pace, workloads, contenders);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.pop();
  }

  private static <T> List<T> list(String names, Function<String, T> named) {
    return Arrays.stream(names.split(",")).map(named).toList();
  }

  /// The contenders that can do this work, in the order of the table.
  List<Contender> contenders(Workload workload) {
    return contenders.stream().filter(c -> c.workloads().contains(workload)).toList();
  }
}
