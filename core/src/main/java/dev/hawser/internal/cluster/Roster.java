package dev.hawser.internal.cluster;

import dev.hawser.Delivery;
import dev.hawser.SharedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Who lends processors, as a submitter sees it, without a round trip.
final class Roster {
  private static final int MOST_PROCESSORS = 10_000;

  private final Board board;
  private final SharedMap<Integer> workers;

  Roster(Board board) {
    this.board = board;
    this.workers = board.workers();
  }

  int workers() {
    return workers.size();
  }

  /// How many processors are lent by all together.
  int processors() {
    long sum = workers.values().stream().mapToLong(each -> Math.max(1, each)).sum();
    return (int) Math.min(sum, MOST_PROCESSORS);
  }

  /// Removes the workers whose sessions have ended: those whose berths are free.
  void strikeOffTheDead() {
    List<Delivery<Integer>> free = new ArrayList<>();
    try {
      @Nullable Delivery<Integer> berth = board.berths().visit();
      while (berth != null) {
        free.add(berth);
        if (workers.containsKey(Board.key(berth.value()))) {
          workers.remove(Board.key(berth.value()));
        }
        berth = board.berths().visit();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("counting the workers was interrupted");
    } finally {
      free.forEach(Delivery::close);
    }
  }
}
