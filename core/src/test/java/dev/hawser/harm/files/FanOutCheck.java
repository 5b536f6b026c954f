package dev.hawser.harm.files;

import dev.hawser.Server;
import dev.hawser.file.FanOut;
import dev.hawser.file.FanOutResult;
import dev.hawser.file.TransferOptions;
import dev.hawser.harm.Options;
import dev.hawser.harm.load.Figures;
import dev.hawser.scenario.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file to eight clients, one of which is killed while it gets it: `checks/run fanout`.
public final class FanOutCheck {
  private static final String HELP =
      """
      fanout [--size MB] [--clients N]

        --size 100    of the file, in MB
        --clients 8   how many
      """;
  private static final long MEGA = 1_000_000;

  private FanOutCheck() {}

  /// Runs.
  public static void main(String... args) throws Exception {
    Map<String, String> options = Options.parse(args, Set.of("size", "clients"), HELP);
    long size = Long.parseLong(options.getOrDefault("size", "100")) * MEGA;
    int clients = Integer.parseInt(options.getOrDefault("clients", "8"));
    Figures figures = new Figures();
    Path work = Files.createTempDirectory("hawser-fanout");
    List<ChildJvm> all = new ArrayList<>();
    try (Server server = Depot.open(0, work, "plain")) {
      for (int i = 0; i < clients; i++) {
        Path folder = Files.createDirectory(work.resolve("client-" + i));
        all.add(
            ChildJvm.start(
                List.of("-Xmx64m"),
                Recipient.class,
                server.address().toString(),
                "client-" + i,
                folder.toString()));
        var _ = all.getLast().hear();
      }
      run(server, work, all, size, figures);
    } finally {
      all.forEach(ChildJvm::close);
      TransfersCheck.remove(work);
    }
    figures.exit();
  }

  private static void run(Server server, Path work, List<ChildJvm> all, long size, Figures figures)
      throws Exception {
    Path source = work.resolve("big");
    TransfersCheck.make(source, size, 1);
    ChildJvm victim = all.getLast();
    AtomicBoolean killed = new AtomicBoolean();
    // Told of each transfer's progress: the first that is under way means that all are.
    TransferOptions options =
        TransferOptions.defaults()
            .rateLimit(size / 4)
            .onProgress(progress -> {
              if (progress.bytes() > size / 4 && killed.compareAndSet(false, true)) {
                victim.process().destroyForcibly();
              }
            });
    long start = System.nanoTime();
    FanOut fanOut = server.files().putToAllAsync(source, "in/big", options);
    FanOutResult result = fanOut.join();
    figures.show("seconds", (System.nanoTime() - start) / 1_000_000_000);
    int others = all.size() - 1;
    figures.promise("done", result.done().size(), result.done().size() == others);
    result
        .failed()
        .forEach((peer, reason) -> figures.show("not done: " + peer.name(), reason.toString()));
    boolean oneReported =
        result.failed().size() == 1
            && result.failed().keySet().iterator().next().name().equals("client-" + others);
    figures.promise("the killed one is reported, only it", oneReported, oneReported);
    long right = 0;
    for (int i = 0; i < others; i++) {
      Path copy = work.resolve("client-" + i).resolve("in/big");
      right += Files.exists(copy) && Files.mismatch(source, copy) < 0 ? 1 : 0;
    }
    figures.promise("files that are right", right, right == others);
    boolean half = Files.exists(work.resolve("client-" + others).resolve("in/big"));
    figures.promise("half a file at the killed one", half, !half);
  }
}
