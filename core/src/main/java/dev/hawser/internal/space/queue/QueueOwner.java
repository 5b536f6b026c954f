package dev.hawser.internal.space.queue;

import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Settlement;
import dev.hawser.spi.EngineQueue.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a queue is kept, as seen from one end: the engine in this JVM, or the server at the other
/// end of a session. Methods wait until a given moment on the timer's scale and throw what {@link
/// dev.hawser.SharedQueue} says.
public interface QueueOwner {
  /// The queue's name.
  String name();

  /// Adds an item.
  ///
  /// @param wait how long it may wait for room: zero for not at all, null for ever
  /// @return whether it was added
  boolean put(byte[] item, @Nullable Duration wait, long moment) throws InterruptedException;

  /// Takes the head item, waiting for one if asked to.
  ///
  /// @param lease how long the taker may keep it unsettled, or null for one who keeps it for good
  /// @return null if there was none and nobody waits
  @Nullable Handover take(@Nullable Duration lease, boolean wait, long moment)
      throws InterruptedException;

  /// Takes some of the items that are there now, in one go of bounded size.
  Drained drain(int most, long moment);

  /// Looks at the queue, or changes it.
  State manage(Command command, long moment);

  /// An item on its way to a taker. The first of {@link #accept} and {@link #giveBack} counts.
  interface Handover {
    byte[] item();

    /// How many times the item has been leased, this time included.
    int attempt();

    /// The taker has it.
    void accept();

    /// The taker is gone: back to the head with it.
    void giveBack();

    /// Settles an accepted lease.
    ///
    /// @return whether it was still held
    boolean settle(Settlement settlement, long moment);
  }

  /// Items on their way to a taker.
  interface Drained {
    List<byte[]> items();

    /// The taker has the first so many; the others go back to the head.
    void accept(int count);
  }
}
