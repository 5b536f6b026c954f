package dev.hawser.internal.space.server;

import dev.hawser.spi.Operation;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers the changes of one origin.
final class Operations {
  private final long origin;
  private final AtomicLong last = new AtomicLong();

  Operations(long origin) {
    this.origin = origin;
  }

  Operation next() {
    return new Operation(origin, last.incrementAndGet());
  }
}
