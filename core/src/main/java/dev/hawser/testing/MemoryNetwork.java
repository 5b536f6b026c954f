package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.transport.BytePipe;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// A network inside one process: connections are pairs of bounded pipes of bytes, addresses are
/// names (`memory:name`). Two networks know nothing of each other's names.
///
/// It behaves like a network of sockets, only faster: writers wait for slow readers, the end of one
/// side arrives at the other after the bytes before it. Interrupting a thread that reads or writes
/// leaves the connection alone.
public final class MemoryNetwork implements Transport {
  private final ConcurrentMap<String, MemoryListener> listeners = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();

  /// A network in which nobody listens yet.
  public MemoryNetwork() {}

  @Override
  public String scheme() {
    return "memory";
  }

  @Override
  public Listener listen(Address address) throws IOException {
    Objects.requireNonNull(address, "address");
    MemoryListener listener = new MemoryListener(this, address);
    if (listeners.putIfAbsent(address.target(), listener) != null) {
      throw new IOException("cannot listen on " + address + ": the name is taken");
    }
    return listener;
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(timeout, "timeout");
    MemoryListener listener = listeners.get(address.target());
    if (listener == null) {
      throw new IOException("cannot connect to " + address + ": nobody listens there");
    }
    BytePipe up = new BytePipe();
    BytePipe down = new BytePipe();
    Address client = Address.memory(address.target() + "#" + made.incrementAndGet());
    if (!listener.offer(new MemoryConnection(up, down, client))) {
      throw new IOException("cannot connect to " + address + ": it takes no more connections");
    }
    return new MemoryConnection(down, up, address);
  }

  void forget(MemoryListener listener) {
    listeners.remove(listener.address().target(), listener);
  }
}
