package dev.hawser.internal.file.lane;

import dev.hawser.spi.Connection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the server's end of a session finds out which transfer a lane is for.
public final class LaneDesk {
  /// Who expects a lane.
  interface Expectant {
    /// It is there, and belongs to the expectant. On a thread of the lane's own, and may wait.
    void arrived(Connection connection);

    /// It will not come.
    void failed(String reason);
  }

  private final Map<Long, Expectant> expected = new HashMap<>();
  private long last;

  /// Gives out a number under which a lane can be dialled.
  synchronized long expect(Expectant expectant) {
    expected.put(++last, expectant);
    return last;
  }

  /// Expects a lane no more.
  ///
  /// @return who did, or null if it was there or forgotten already
  synchronized @Nullable Expectant forget(long number) {
    return expected.remove(number);
  }

  /// A lane is there. One that nobody expects is closed.
  public void lane(long number, Connection connection) {
    Expectant expectant = forget(number);
    if (expectant == null) {
      connection.close();
    } else {
      expectant.arrived(connection);
    }
  }
}
