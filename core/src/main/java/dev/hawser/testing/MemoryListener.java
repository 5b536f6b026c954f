package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A name in a {@link MemoryNetwork} that is listened to.
final class MemoryListener implements Listener {
  private static final int BACKLOG = 1024;

  private final MemoryNetwork network;
  private final Address address;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<MemoryConnection> waiting = new ArrayDeque<>();
  private boolean closed;

  MemoryListener(MemoryNetwork network, Address address) {
    this.network = network;
    this.address = address;
  }

  @Override
  public Connection accept() throws IOException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        throw new IOException(this + " has been closed");
      }
      return waiting.remove();
    } finally {
      lock.unlock();
    }
  }

  /// Lets a connection wait to be accepted.
  ///
  /// @return whether it may; false if this has been closed or too many wait already
  boolean offer(MemoryConnection connection) {
    lock.lock();
    try {
      if (closed || waiting.size() >= BACKLOG) {
        return false;
      }
      waiting.add(connection);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public void close() {
    network.forget(this);
    lock.lock();
    try {
      closed = true;
      waiting.forEach(MemoryConnection::reset);
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "listener on " + address;
  }
}
