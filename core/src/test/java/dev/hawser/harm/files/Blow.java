package dev.hawser.harm.files;

import dev.hawser.scenario.ChildJvm;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Something bad that happens when so many more bytes have gone through a cable.
record Blow(Cable cable, long after) {
  private static final long PATIENCE_SECONDS = 60;

  /// Kills a process.
  ///
  /// @return false if so many bytes never came
  boolean kill(ChildJvm victim) throws InterruptedException {
    return strike(() -> victim.process().destroyForcibly());
  }

  /// Cuts the cable.
  boolean cut() throws InterruptedException {
    return strike(cable::cut);
  }

  private boolean strike(Runnable deed) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    cable.after(
        after,
        () -> {
          deed.run();
          done.countDown();
        });
    return done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
