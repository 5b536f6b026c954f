package dev.hawser.internal.file.send;

import dev.hawser.internal.file.lane.LaneSource;
import dev.hawser.internal.file.protocol.Control.LaneLost;
import dev.hawser.internal.operation.Threads;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Opens lanes one after the other, each when there is something to send and the one before has
/// broken, and writes on them.
final class LaneKeeper {
  /// How long to wait after a lane that was of use, and at least and at most after one that was
  /// not.
  private static final long PAUSE = 10_000_000L;

  private static final long SHORTEST_PAUSE = 100_000_000L;
  private static final long LONGEST_PAUSE = 30_000_000_000L;

  private final LaneWriter.Shared shared;
  private final Outgoing outgoing;

  /// Threads that wait for a lane, to be interrupted.
  private final Set<Thread> opening = ConcurrentHashMap.newKeySet();

  LaneKeeper(LaneWriter.Shared shared) {
    this.shared = shared;
    this.outgoing = shared.outgoing();
  }

  /// Keeps one lane, until all is over. For any number of threads, each with its own lane.
  void run() throws InterruptedException {
    long pause = PAUSE;
    while (outgoing.awaitWork()) {
      pause = carry() ? PAUSE : Math.clamp(2 * pause, SHORTEST_PAUSE, LONGEST_PAUSE);
      if (!outgoing.await(pause)) {
        return;
      }
    }
  }

  /// Ends the waiting for lanes, when all is over.
  void end() {
    opening.forEach(Thread::interrupt);
  }

  /// Uses a lane until it breaks; returns whether it was of use.
  private boolean carry() throws InterruptedException {
    LaneSource.Lane opened = open();
    if (opened == null) {
      return false;
    }
    OutLane lane = outgoing.opened(opened);
    if (lane == null) {
      opened.connection().close();
      return false;
    }
    boolean tell = write(lane);
    opened.connection().close();
    if (tell) {
      shared.line().say(new LaneLost(lane.number()));
    }
    return outgoing.wasOfUse(lane);
  }

  /// Writes on a lane until it breaks; returns whether the other end must be told.
  private boolean write(OutLane lane) throws InterruptedException {
    boolean tell;
    try {
      new LaneWriter(lane, shared).run();
    } catch (IOException broken) {
      Threads.log(Level.DEBUG, "lane " + lane.number() + " of a transfer broke", broken);
    } finally {
      tell = outgoing.leave(lane);
    }
    return tell;
  }

  private LaneSource.@Nullable Lane open() throws InterruptedException {
    opening.add(Thread.currentThread());
    try {
      return outgoing.isOver() ? null : shared.lanes().open();
    } catch (IOException notNow) {
      return null;
    } finally {
      opening.remove(Thread.currentThread());
    }
  }
}
