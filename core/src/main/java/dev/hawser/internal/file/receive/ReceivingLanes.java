package dev.hawser.internal.file.receive;

import dev.hawser.spi.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The lanes of a receiver. Of each that the sender may believe in, it is told once that it has
/// ended.
final class ReceivingLanes {
  /// More lanes at once make no sense.
  private static final int MOST = 16;

  /// So many lanes are remembered that have ended.
  private static final int REMEMBERED = 1000;

  private final ChunkStore store;
  private final Answers answers;
  private final Consumer<Throwable> failed;

  private final Map<Long, LaneReader> lanes = new HashMap<>();
  private final Deque<Long> ended = new ArrayDeque<>();
  private boolean closed;

  /// @param failed told what makes the whole transfer fail
  ReceivingLanes(ChunkStore store, Answers answers, Consumer<Throwable> failed) {
    this.store = store;
    this.answers = answers;
    this.failed = failed;
  }

  /// Takes over a connection, or closes it if it comes too late.
  synchronized void add(long number, Connection connection) {
    if (closed || ended.contains(number) || lanes.containsKey(number)) {
      connection.close();
    } else if (lanes.size() >= MOST) {
      connection.close();
      sayEnded(number, 0);
    } else {
      LaneReader lane = new LaneReader(number, connection, store, answers, failed, this::gone);
      lanes.put(number, lane);
      lane.start();
    }
  }

  /// The sender has given a lane up.
  synchronized void lost(long number) {
    LaneReader lane = lanes.get(number);
    if (lane != null) {
      lane.close();
    } else if (!ended.contains(number)) {
      sayEnded(number, 0);
    }
  }

  private synchronized void gone(LaneReader lane) {
    if (!closed) {
      lanes.remove(lane.number());
    }
    sayEnded(lane.number(), lane.chunks());
  }

  private void sayEnded(long number, long chunks) {
    ended.add(number);
    if (ended.size() > REMEMBERED) {
      ended.remove();
    }
    answers.laneEnded(number, chunks);
  }

  /// Ends all lanes. Does not wait.
  synchronized void close() {
    closed = true;
    lanes.values().forEach(LaneReader::close);
  }

  /// Waits until nothing more is stored, once all are closed.
  void join() throws InterruptedException {
    for (LaneReader lane : closing()) {
      lane.join();
    }
  }

  private synchronized List<LaneReader> closing() {
    return new ArrayList<>(lanes.values());
  }
}
