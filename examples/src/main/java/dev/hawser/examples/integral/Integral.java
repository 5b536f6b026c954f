package dev.hawser.examples.integral;

import module java.base;

import dev.hawser.Server;
import dev.hawser.call.Cluster;
import dev.hawser.call.Cluster.JobProgress;
import dev.hawser.examples.Ink;
import dev.hawser.examples.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hawser integral`: the integral of a function that takes its time, shared out among workers
/// whose processes have no class but Hawser's.
@Command(
    name = "integral",
    description = {
      "Integrates a slow function over [0, pi], on workers that it starts itself.",
      "Others can join with \"./hawser worker\" while it runs."
    },
    sortOptions = false)
public final class Integral implements Callable<Integer> {
  @Option(
      names = "--workers",
      paramLabel = "COUNT",
      defaultValue = "3",
      description = "How many workers to start (default: 3).")
  private int count;

  @Option(
      names = "--points",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "At how many points the function is evaluated (default: 1000).")
  private int points;

  @Option(
      names = "--steps",
      paramLabel = "COUNT",
      defaultValue = "200000",
      description = "How much work each point is (default: 200000).")
  private int steps;

  @Option(
      names = "--trouble",
      description = "In the middle, kills one worker and cuts another off for 5 seconds.")
  private boolean trouble;

  private final ProgressBar bar = new ProgressBar();
  private int redelivered;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Server server = Server.open();
        Workers workers = Workers.start(count, server)) {
      IO.println(
          "%d workers; another joins with ./hawser worker localhost:%d"
              .formatted(count, server.address().port()));
      double there = sum(onWorkers(server, workers));
      double here = sum(xs().parallelStream().map(x -> slow(x, steps)).toList());
      boolean exact = Double.doubleToLongBits(there) == Double.doubleToLongBits(here);
      IO.println("computed by the workers: " + there);
      IO.println("computed in one process: " + here);
      Ink ink = Ink.ofStandardOutput();
      IO.println(exact ? ink.good("the same, bit for bit") : ink.bad("not the same"));
      IO.println("redelivered chunks: " + redelivered);
      return exact ? 0 : 1;
    }
  }

  private List<Double> onWorkers(Server server, Workers workers) throws InterruptedException {
    int work = steps; // The function takes this number along, and not this object.
    return Cluster.in(server)
        .onProgress(progress -> {
          show(progress);
          if (trouble) {
            workers.harm(progress);
          }
        })
        .map(x -> slow(x, work), xs());
  }

  private void show(JobProgress progress) {
    redelivered = progress.redelivered();
    bar.show(
        progress.done(),
        progress.total(),
        String.format(
            Locale.ROOT, ", workers: %d, redelivered: %d", progress.workers(), redelivered));
  }

  /// The middle of each strip.
  private List<Double> xs() {
    double width = Math.PI / points;
    return IntStream.range(0, points).mapToObj(i -> (i + 0.5) * width).toList();
  }

  /// The parts in their order, since floating-point sums depend on it.
  private double sum(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value * Math.PI / points;
    }
    return sum;
  }

  /// A function that is an integral itself. Only this method travels, not its class.
  private static double slow(double x, int steps) {
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += StrictMath.sin(x * (i + 0.5) / steps) / steps;
    }
    return sum;
  }
}
