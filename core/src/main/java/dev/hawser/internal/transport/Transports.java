package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The transports a program can use, by the scheme of their addresses: the built-in ones and those
/// it brings itself. Its own one comes before a built-in one of the same scheme.
public final class Transports {
  private final SortedMap<String, Transport> byScheme;

  /// The built-in transports and the given ones.
  ///
  /// @throws IllegalArgumentException if two of the given ones share a scheme
  public Transports(Collection<? extends Transport> own) {
    SortedMap<String, Transport> all = new TreeMap<>();
    for (Transport transport : own) {
      if (all.put(transport.scheme(), transport) != null) {
        throw new IllegalArgumentException(
            "two transports have the scheme '" + transport.scheme() + "'");
      }
    }
    for (Transport transport : List.of(new TcpTransport(), new UnixTransport())) {
      all.putIfAbsent(transport.scheme(), transport);
    }
    byScheme = Collections.unmodifiableSortedMap(all);
  }

  /// The schemes that addresses may have.
  public Set<String> schemes() {
    return byScheme.keySet();
  }

  /// The transport for an address.
  ///
  /// @throws IllegalArgumentException if no transport has its scheme; the message lists the schemes
  public Transport transport(Address address) {
    Transport transport = byScheme.get(address.scheme());
    if (transport == null) {
      throw new IllegalArgumentException(
          "no transport for %s: there is none with the scheme '%s', only %s"
              .formatted(address, address.scheme(), String.join(", ", schemes())));
    }
    return transport;
  }

  /// Listens with the transport for this address.
  public Listener listen(Address address) throws IOException {
    return transport(address).listen(address);
  }

  /// Connects with the transport for this address.
  public Connection connect(Address address, Duration timeout) throws IOException {
    return transport(address).connect(address, timeout);
  }
}
