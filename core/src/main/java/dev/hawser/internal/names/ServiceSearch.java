package dev.hawser.internal.names;

import dev.hawser.Address;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where services are looked for: at a name server, or where their URI says.
public final class ServiceSearch {
  private static final String SCHEME = "hawser:";

  private final Healer healer;
  private final Function<? super Address, @Nullable String> tickets;
  private final @Nullable Names names;

  /// Creates one.
  ///
  /// @param names or null, then those of the name server
  /// @param nameServer its ticket or address, or null
  public ServiceSearch(
      Healer healer,
      @Nullable Names names,
      @Nullable String nameServer,
      Function<? super Address, @Nullable String> tickets) {
    this.healer = healer;
    this.tickets = tickets;
    this.names = names != null || nameServer == null ? names : healing(healer, nameServer);
  }

  /// The names of a server, wherever its session went.
  private static Names healing(Healer healer, String ticketOrAddress) {
    Place place = Place.of(ticketOrAddress, NameServer.EXPORT);
    NameServer server =
        healer.proxy(NameServer.class, "the name server at " + place.shown(), () -> place);
    return new RemoteNames(() -> server);
  }

  /// The name server.
  public Names names() {
    if (names == null) {
      throw new IllegalStateException(
          "these services know no name server: make them with Services.at(address) or"
              + " Services.of(names), or use a URI such as hawser://host:1900/object");
    }
    return names;
  }

  /// A proxy of what a name or a URI stands for.
  public <T> T proxy(String nameOrUri, Class<T> type) {
    ServiceUri uri =
        nameOrUri.startsWith(SCHEME) ? ServiceUri.parse(nameOrUri) : ServiceUri.named(nameOrUri);
    if (!uri.isName()) {
      return healer.proxy(type, "'" + uri + "'", () -> Place.of(uri, tickets));
    }
    Names source = names();
    String name = uri.object();
    return healer.proxy(type, "'" + name + "'", () -> Place.of(source.lookup(name).uri(), tickets));
  }
}
