package dev.hawser.internal.space.protocol;

import dev.hawser.internal.operation.Causality;
import java.util.function.LongSupplier;

/// Keeps the messages of one session behind the changes they rest on.
///
/// @param progress how far this end has come with the changes of the other
/// @param stamps how far the other end has to come for a message sent now
public record Order(Progress progress, LongSupplier stamps) implements Causality {
  @Override
  public long stamp() {
    return stamps.getAsLong();
  }

  @Override
  public boolean hasReached(long stamp) {
    return progress.hasReached(stamp);
  }

  @Override
  public void await(long stamp, long moment) throws InterruptedException {
    progress.await(stamp, moment);
  }
}
