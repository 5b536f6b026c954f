package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.security.Dialled;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A dialler that a test can send elsewhere.
final class Detour implements Dialler {
  private final AtomicReference<@Nullable CountDownLatch> hold = new AtomicReference<>();
  private volatile Dialler way;

  Detour(Transport transport, Address address) {
    way = new DirectDialler(transport, address);
  }

  /// Where to dial from now on.
  void take(Transport transport, Address address) {
    way = new DirectDialler(transport, address);
  }

  /// Lets the next one who dials wait.
  void holdNext(CountDownLatch latch) {
    hold.set(latch);
  }

  /// Whether that one is there.
  boolean isHeld() {
    return hold.get() == null;
  }

  @Override
  public Dialled dial(Duration timeout) throws IOException {
    CountDownLatch latch = hold.getAndSet(null);
    if (latch != null) {
      await(latch);
    }
    return way.dial(timeout);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public String invitation() {
    return way.invitation();
  }

  @Override
  public byte[] secret() {
    return way.secret();
  }

  @Override
  public Address address() {
    return way.address();
  }
}
