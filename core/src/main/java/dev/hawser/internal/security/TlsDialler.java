package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.tls.TlsConnection;
import dev.hawser.internal.transport.Transports;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Connects to whichever of a server's addresses answers first, over TLS where that is TCP. The one
/// that answered last is tried first the next time.
public final class TlsDialler implements Dialler {
  private static final String TCP = "tcp";
  private static final byte[] UNBOUND = {};

  private final Transports transports;
  private final List<Address> addresses;
  private final TlsClient tls;
  private final Credential credential;
  private final Timer timer;
  private volatile Address best;

  /// @param addresses at least one, the best first
  /// @param tls makes sure that it is the server that was meant
  public TlsDialler(
      Transports transports,
      List<Address> addresses,
      TlsClient tls,
      Credential credential,
      Timer timer) {
    this.transports = transports;
    this.addresses = List.copyOf(addresses);
    this.tls = tls;
    this.credential = credential;
    this.timer = timer;
    this.best = addresses.getFirst();
  }

  @Override
  public Dialled dial(Duration timeout) throws IOException {
    Race.Winner winner = new Race(bestFirst(), this::dial, timer).run(timeout);
    best = winner.address();
    return winner.dialled();
  }

  private List<Address> bestFirst() {
    List<Address> order = new ArrayList<>(addresses);
    order.remove(best);
    order.addFirst(best);
    return order;
  }

  private Dialled dial(Address address, Duration timeout, Race.Entry entry) throws IOException {
    Connection connection = transports.connect(address, timeout);
    entry.opened(connection);
    if (!address.scheme().equals(TCP)) {
      return new Dialled(connection, UNBOUND);
    }
    TlsConnection safe = tls.connect(connection, address.target());
    return new Dialled(safe, safe.binding());
  }

  @Override
  public String invitation() {
    return credential.invitation();
  }

  @Override
  public byte[] secret() {
    return credential.secret();
  }

  @Override
  public Address address() {
    return best;
  }
}
