package dev.hawser.examples.integral;

import dev.hawser.call.Cluster.JobProgress;
import dev.hawser.examples.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Workers in processes of their own, started as anybody would: `hawser worker`. Harm can be done
/// to them.
final class Workers implements AutoCloseable {
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
  private static final Executor FIVE_SECONDS_LATER =
      CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

  private final List<Process> processes = new ArrayList<>();
  private boolean killed;
  private boolean stopped;

  private Workers() {}

  static Workers start(int count, String ticket) throws IOException {
    Workers workers = new Workers();
    for (int i = 0; i < count; i++) {
      ProcessBuilder builder =
          new ProcessBuilder(JavaCommand.withTool("worker", "--processors", "1"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("HAWSER_TICKET", ticket);
      workers.processes.add(builder.start());
    }
    return workers;
  }

  /// When a fifth of the job is done, kills the first worker; at two fifths, stops the last one for
  /// five seconds. Each time a moment later, when it is probably in the middle of something.
  void harm(JobProgress progress) {
    if (!killed && 5 * progress.done() >= progress.total()) {
      killed = true;
      SOON.execute(() -> processes.getFirst().destroyForcibly());
      System.out.println("worker 1 is killed");
    }
    if (!stopped && 5 * progress.done() >= 2 * progress.total()) {
      stopped = true;
      SOON.execute(() -> signal("STOP"));
      System.out.println("worker " + processes.size() + " is cut off for 5 seconds");
      FIVE_SECONDS_LATER.execute(() -> signal("CONT"));
    }
  }

  private void signal(String name) {
    String pid = Long.toString(processes.getLast().pid());
    try {
      var _ = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
