package dev.hawser.internal.space;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.security.Home;
import dev.hawser.internal.security.LocalDialler;
import dev.hawser.internal.security.OwnAddresses;
import dev.hawser.internal.security.TlsDialler;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.transport.Transports;
import dev.hawser.security.Identity;
import dev.hawser.security.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a client gets to the server that its user named.
final class Approach {
  private final Settings settings;
  private final SecuritySettings security;
  private final Transports transports;

  private Approach(Settings settings) {
    this.settings = settings;
    this.security = settings.security();
    this.transports = settings.allTransports();
  }

  /// Chooses the way.
  ///
  /// @param text a ticket or an address
  /// @throws RefusedException if there is no safe way
  static Dialler to(String text, Settings settings) {
    Approach approach = new Approach(settings);
    return Ticket.isTicket(text)
        ? approach.withTicket(Ticket.parse(text))
        : approach.withoutTicket(Address.parse(text));
  }

  private Dialler withTicket(Ticket ticket) {
    ticket.addresses().forEach(transports::transport);
    Credential credential = new Credential(ticket.invitation(), ticket.secret());
    return guarded(ticket.addresses(), ticket.fingerprint(), credential);
  }

  private Dialler guarded(
      List<Address> addresses, @Nullable String fingerprint, Credential credential) {
    Identity own = security.identities().isEmpty() ? null : security.identities().getFirst();
    TlsClient tls = new TlsClient(fingerprint, security.authorities(), own);
    return new TlsDialler(transports, addresses, tls, credential, settings.timer());
  }

  private Dialler withoutTicket(Address address) {
    if (!Entrance.isTcp(address) || security.insecure()) {
      return new DirectDialler(transports.transport(address), address);
    }
    if (!security.authorities().isEmpty()) {
      return guarded(List.of(address), null, Credential.NONE);
    }
    if (settings.bringsOwnTcp() || !OwnAddresses.isOwn(address.target())) {
      throw new RefusedException(
          "connecting to "
              + address
              + " needs a ticket: ask whoever runs the server for one (server.ticket(), or 'hawser"
              + " ticket'); an address alone is enough only for a server of yours on this host");
    }
    Address socket = Address.unix(Home.socket(address.port()));
    return new LocalDialler(
        address,
        Home.socket(address.port()),
        transports.transport(socket),
        transports.transport(address));
  }
}
