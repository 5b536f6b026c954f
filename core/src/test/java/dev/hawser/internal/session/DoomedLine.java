package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.wire.Frame;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A network whose first connection breaks around the GOODBYE of the end that dialled it.
final class DoomedLine implements Transport {
  /// The reason to close with.
  static final String LAST_WORDS = "these are the last words";

  /// When it breaks.
  enum Fate {
    /// GOODBYE is written, and never arrives.
    UNHEARD,

    /// GOODBYE was read, and what is said to it never arrives.
    UNANSWERED,

    /// Right behind what is said to GOODBYE.
    ANSWERED
  }

  private final MemoryNetwork network = new MemoryNetwork();
  private final Fate fate;

  /// How often somebody dialled.
  final AtomicInteger dialled = new AtomicInteger();

  /// Whether the other end has read GOODBYE.
  volatile BooleanSupplier heard = () -> false;

  /// Whether whatever is written to the first connection vanishes.
  volatile boolean leaks;

  DoomedLine(Fate fate) {
    this.fate = fate;
  }

  @Override
  public String scheme() {
    return network.scheme();
  }

  @Override
  public Listener listen(Address address) throws IOException {
    return network.listen(address);
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    Connection connection = network.connect(address, timeout);
    return dialled.incrementAndGet() == 1 ? new Doomed(connection) : connection;
  }

  private final class Doomed implements Connection {
    private final Connection delegate;
    private volatile boolean said;
    private volatile boolean greeted;

    /// How many bytes of frames were written.
    private final AtomicLong written = new AtomicLong();

    Doomed(Connection delegate) {
      this.delegate = delegate;
    }

    @Override
    public void write(byte[] buffer, int offset, int count) throws IOException {
      String text = new String(buffer, offset, count, StandardCharsets.ISO_8859_1);
      if (text.contains(LAST_WORDS)) {
        said = true;
        if (fate == Fate.UNHEARD) {
          delegate.close();
          return;
        }
      }
      if (greeted) {
        written.addAndGet(count);
      }
      if (count == 1) {
        greeted = true;
      }
      if (!leaks) {
        delegate.write(buffer, offset, count);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
      int count = delegate.read(buffer, offset, most);
      if (said && fate == Fate.UNANSWERED) {
        Eventually.holds("GOODBYE is read", heard);
        delegate.close();
        return -1;
      }
      // What is said to GOODBYE ends with how far everything was read.
      if (said
          && count >= Long.BYTES
          && Frame.getLong(buffer, offset + count - Long.BYTES) == written.get()) {
        delegate.close();
      }
      return count;
    }

    @Override
    public Address remote() {
      return delegate.remote();
    }

    @Override
    public void close() {
      delegate.close();
    }
  }
}
