package dev.hawser.spi;

import java.util.concurrent.atomic.AtomicLong;

/// One origin's operations, numbered as an engine expects them.
public final class Operations {
  private final long origin;
  private final AtomicLong last = new AtomicLong();

  public Operations(long origin) {
    this.origin = origin;
  }

  public Operation next() {
    return new Operation(origin, last.incrementAndGet());
  }
}
