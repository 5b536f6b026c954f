package dev.hawser.internal.session;

import dev.hawser.RefusedException;
import dev.hawser.spi.Connection;
import java.util.ArrayList;
import java.util.List;

/// The lanes of a session that are open, or on their way. They end with it.
final class Lanes {
  /// How many a session may have at once.
  static final int MOST = 8;

  private final List<Lane> open = new ArrayList<>(0);
  private boolean over;

  /// Makes sure that there is room for one more.
  ///
  /// @throws RefusedException if there is not
  synchronized void check() {
    if (over) {
      throw new RefusedException("the session is over: connect again");
    }
    if (open.size() >= MOST) {
      throw new RefusedException(
          "the session has all the " + MOST + " lanes it may have at once: close one first");
    }
  }

  /// Makes a connection a lane, to be closed by whoever uses it or by the end of the session.
  ///
  /// @throws RefusedException if there are too many, or the session is over
  synchronized Lane add(long number, Connection connection) {
    check();
    Lane lane = new Lane(this, number, connection);
    open.add(lane);
    return lane;
  }

  synchronized void forget(Lane lane) {
    open.remove(lane);
  }

  /// Closes all, now and in future.
  void end() {
    List<Lane> ended;
    synchronized (this) {
      over = true;
      ended = List.copyOf(open);
    }
    ended.forEach(Lane::close);
  }

  /// How many there are.
  synchronized int size() {
    return open.size();
  }
}
