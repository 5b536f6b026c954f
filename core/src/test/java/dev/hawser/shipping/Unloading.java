package dev.hawser.shipping;

import dev.hawser.Client;
import dev.hawser.scenario.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A server in another process, to which many functions are shipped, each of a class of its own.
final class Unloading implements AutoCloseable {
  private static final int WARM_UP = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// Lets a full collection leave nothing behind: neither what is held softly, nor gaps.
  private static final String[] EXACT = {
    "-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:MarkSweepAlwaysCompactCount=1"
  };

  private final ChildJvm server;
  private final String address;
  private final Client watcher;
  private Footprint last;

  /// Starts one.
  ///
  /// @param folder where it may keep files
  Unloading(Path folder) throws IOException, InterruptedException {
    server = Programs.harbour(folder, EXACT);
    address = server.hear();
    watcher = Client.connect(address);
    last = measured();
    var _ = ship(WARM_UP);
    last = measured();
  }

  /// What the server holds now.
  private Footprint measured() {
    return watcher.call(() -> Footprint.measure());
  }

  /// What the server held before anything was shipped, or when the last sender had left.
  Footprint last() {
    return last;
  }

  /// Ships functions from a client that leaves then, and gives the server some time to let go of
  /// them. They are the same ones each time.
  ///
  /// @return what the server held just before it left
  Footprint ship(int functions) throws IOException {
    Footprint loaded = shipped(functions);
    Footprint now = measured();
    long begin = System.nanoTime();
    while (now.isMoreThan(last) && System.nanoTime() - begin < PATIENCE.toNanos()) {
      now = measured();
    }
    last = now;
    return loaded;
  }

  private Footprint shipped(int functions) throws IOException {
    try (Client sender = Client.connect(address)) {
      Hulls hulls = new Hulls();
      for (int i = 0; i < functions; i++) {
        int result = sender.call(hulls.task(i));
        if (result != i) {
          throw new AssertionError("function " + i + " returned " + result);
        }
      }
      return measured();
    }
  }

  @Override
  public void close() {
    watcher.close();
    server.close();
  }
}
