package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.security.Identity;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// TLS over any transport, as a transport, so that it can be held to what every transport promises.
final class TlsTransport implements Transport {
  private static final Identity IDENTITY = Identity.create();

  private final Transport under;
  private final TlsServer server = new TlsServer(List.of(IDENTITY), List.of());
  private final TlsClient client = new TlsClient(IDENTITY.fingerprint(), List.of(), null);

  TlsTransport(Transport under) {
    this.under = under;
  }

  @Override
  public String scheme() {
    return under.scheme();
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    return client.connect(under.connect(address, timeout), address.target());
  }

  @Override
  public Listener listen(Address address) throws IOException {
    return new TlsListener(under.listen(address));
  }

  /// Shakes hands with each client on a thread of its own.
  private final class TlsListener implements Listener {
    private final Listener raw;
    private final Thread accepting;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    /// A connection, or why there are no more.
    private record Arrival(Connection connection, IOException end) {}

    TlsListener(Listener raw) {
      this.raw = raw;
      accepting = Thread.ofVirtual().start(this::acceptAll);
    }

    private void acceptAll() {
      try {
        while (true) {
          Connection arrived = raw.accept();
          Thread.ofVirtual().start(() -> shake(arrived));
        }
      } catch (IOException end) {
        arrivals.add(new Arrival(null, end));
      }
    }

    private void shake(Connection arrived) {
      try {
        arrivals.add(new Arrival(server.accept(arrived), null));
      } catch (IOException refused) {
        arrived.close();
      }
    }

    @Override
    public Connection accept() throws IOException {
      try {
        Arrival arrival = arrivals.take();
        if (arrival.end() != null) {
          arrivals.add(arrival);
          throw arrival.end();
        }
        return arrival.connection();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public Address address() {
      return raw.address();
    }

    @Override
    public void close() {
      raw.close();
      try {
        // As long as a thread is inside the system call, the port is still taken.
        accepting.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
