package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.transport.BytePipe;
import dev.hawser.internal.transport.StreamConnection;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A network whose connections are what a process and its subprocess have between them: a pipe of
/// the operating system for each direction, and no second one when it is lost. Both ends are in
/// this process, and there can be as many as one likes.
public final class PipeNetwork implements Transport {
  private final ConcurrentMap<String, PipeListener> listeners = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();

  @Override
  public String scheme() {
    return "memory";
  }

  @Override
  public Listener listen(Address address) throws IOException {
    PipeListener listener = new PipeListener(address);
    if (listeners.putIfAbsent(address.target(), listener) != null) {
      throw new IOException("cannot listen on " + address + ": the name is taken");
    }
    return listener;
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    PipeListener listener = listeners.get(address.target());
    if (listener == null) {
      throw new IOException("cannot connect to " + address + ": nobody listens there");
    }
    Pipe up = Pipe.open();
    Pipe down = Pipe.open();
    Address client = Address.memory(address.target() + "#" + made.incrementAndGet());
    listener.arrivals.add(connection(up, down, client));
    return connection(down, up, address);
  }

  private static Connection connection(Pipe in, Pipe out, Address remote) {
    return StreamConnection.over(
        Channels.newInputStream(in.source()), Channels.newOutputStream(out.sink()), remote);
  }

  private final class PipeListener implements Listener {
    private final Address address;
    private final BlockingQueue<Connection> arrivals = new LinkedBlockingQueue<>();
    private final Connection end = connectionToNobody();

    PipeListener(Address address) {
      this.address = address;
    }

    @Override
    public Connection accept() throws IOException {
      try {
        Connection next = arrivals.take();
        if (next != end) {
          return next;
        }
        arrivals.add(end);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("the listener on " + address + " has been closed");
    }

    @Override
    public Address address() {
      return address;
    }

    @Override
    public void close() {
      listeners.remove(address.target(), this);
      List<Connection> waiting = new ArrayList<>();
      arrivals.drainTo(waiting);
      waiting.forEach(Connection::close);
      arrivals.add(end);
    }
  }

  private static Connection connectionToNobody() {
    return new MemoryConnection(new BytePipe(), new BytePipe(), Address.memory("nobody"));
  }
}
