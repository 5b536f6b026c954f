package dev.hawser.internal.names;

import dev.hawser.Address;
import dev.hawser.names.ServiceUri;
import dev.hawser.security.Ticket;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where an object is, and how to get there.
///
/// @param ways tickets or addresses to connect to, each to be tried; they may hold secrets
/// @param object the name of the export
/// @param shown where that is, without secrets
record Place(List<String> ways, String object, String shown) {
  Place {
    ways = List.copyOf(ways);
  }

  /// An object of a server that is known by a ticket or an address.
  static Place of(String ticketOrAddress, String object) {
    String shown =
        Ticket.isTicket(ticketOrAddress)
            ? addresses(Ticket.parse(ticketOrAddress).addresses())
            : Address.parse(ticketOrAddress).toString();
    return new Place(List.of(ticketOrAddress), object, shown);
  }

  /// Where a URI leads. A ticket says whom to trust and how to get in; where the server is, the URI
  /// knows better, for it may be newer.
  ///
  /// @param tickets gives the ticket for an address, or null if none is needed
  static Place of(ServiceUri uri, Function<? super Address, @Nullable String> tickets) {
    String shown = addresses(uri.addresses());
    for (Address address : uri.addresses()) {
      String ticket = tickets.apply(address);
      if (ticket != null) {
        Ticket read = Ticket.parse(ticket);
        Ticket moved =
            Ticket.of(uri.addresses(), read.fingerprint(), read.invitation(), read.secret());
        return new Place(List.of(moved.line()), uri.object(), shown);
      }
    }
    return new Place(uri.addresses().stream().map(Address::toString).toList(), uri.object(), shown);
  }

  private static String addresses(List<Address> all) {
    return all.stream().map(Address::toString).collect(Collectors.joining(", "));
  }

  /// Without the ways.
  @Override
  public String toString() {
    return "'" + object + "' at " + shown;
  }
}
