package dev.hawser.examples.integral;

import module java.base;

import dev.hawser.Server;
import dev.hawser.call.Cluster.JobProgress;
import dev.hawser.examples.JavaCommand;

/// Workers in processes of their own, started as anybody would: `hawser worker`. Harm can be done
/// to them.
final class Workers implements AutoCloseable {
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
  private static final Executor FIVE_SECONDS_LATER =
      CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

  private final List<Process> processes = new ArrayList<>();
  private final Cable cable;
  private boolean killed;
  private boolean cut;

  private Workers(Cable cable) {
    this.cable = cable;
  }

  /// Starts some; the last one is connected by a cable that can be cut.
  static Workers start(int count, Server server) throws IOException {
    Workers workers = new Workers(new Cable(server.address()));
    String ticket = server.ticket();
    for (int i = 0; i < count; i++) {
      ProcessBuilder builder =
          new ProcessBuilder(JavaCommand.withTool("worker", "--processors", "1"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      boolean isLast = i == count - 1;
      builder.environment().put("HAWSER_TICKET", isLast ? workers.cable.ticket(ticket) : ticket);
      workers.processes.add(builder.start());
    }
    return workers;
  }

  /// When a fifth of the job is done, kills the first worker; at two fifths, cuts the last one off
  /// for five seconds. Each time a moment later, when it is probably in the middle of something.
  void harm(JobProgress progress) {
    if (!killed && 5 * progress.done() >= progress.total()) {
      killed = true;
      SOON.execute(() -> processes.getFirst().destroyForcibly());
      IO.println("worker 1 is killed");
    }
    if (!cut && 5 * progress.done() >= 2 * progress.total()) {
      cut = true;
      SOON.execute(cable::cut);
      IO.println("worker " + processes.size() + " is cut off for 5 seconds");
      FIVE_SECONDS_LATER.execute(cable::mend);
    }
  }

  @Override
  public void close() throws IOException {
    processes.forEach(Process::destroyForcibly);
    cable.close();
  }
}
