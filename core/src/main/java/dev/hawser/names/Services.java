package dev.hawser.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.names.Healer;
import dev.hawser.internal.names.ServiceSearch;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds services by their names and gives proxies of them that go on when a service moves.
///
/// ```java
/// try (Services services = Services.at("localhost:1900")) {
///   Warehouse warehouse = services.proxy("example.warehouse", Warehouse.class);
///   warehouse.store("Anna", "couch");
/// }
/// ```
///
/// Such a proxy asks the name server where its service is, connects, and looks the object up, all
/// at its first call. A connection that breaks is mended as always. When the session is over for
/// good, because the service was restarted or has moved, the next call asks again and goes on with
/// what it finds. While the service is away, calls wait, up to the patience.
///
/// A call that was under way when its session ended is made again by itself only if it was
/// certainly not carried out, or its method is {@link dev.hawser.object.Idempotent}. Otherwise it
/// fails with {@link dev.hawser.DisconnectedException}, and the next call works again.
///
/// All proxies share one client for each server, which is closed when none of them uses it, and in
/// any case with this. Safe for use by many threads.
public final class Services implements AutoCloseable {
  private final Healer healer;
  private final ServiceSearch search;

  private Services(Builder settings) {
    healer = Healer.open(settings.clients, settings.patience, settings.options);
    search = new ServiceSearch(healer, settings.names, settings.nameServer, settings.tickets);
  }

  /// Services whose names the server at an address keeps. It is connected to when it is first
  /// needed, and again whenever that session is over.
  ///
  /// @param ticketOrAddress as for {@link Client#connect(String)}
  /// @throws IllegalArgumentException if it is neither
  public static Services at(String ticketOrAddress) {
    return builder().nameServer(ticketOrAddress).open();
  }

  /// Services with these names.
  public static Services of(Names names) {
    return builder().names(names).open();
  }

  /// Everything that can be set.
  public static Builder builder() {
    return new Builder();
  }

  /// A proxy of a service, which is looked for when a method is first called.
  ///
  /// @param name a registered name, or a URI as {@link ServiceUri} describes them
  /// @throws IllegalArgumentException if the type is no interface, or the name no name
  /// @throws IllegalStateException if it is a name, and there is no name server
  public <T> T proxy(String name, Class<T> type) {
    return search.proxy(requireNonNull(name, "name"), requireNonNull(type, "type"));
  }

  /// The name server. Its methods wait for it as a proxy does for its service.
  ///
  /// @throws IllegalStateException if there is none
  public Names names() {
    return search.names();
  }

  /// How many servers the proxies are connected to, or connecting.
  public int connections() {
    return healer.connectionCount();
  }

  /// Closes all connections. Proxies fail from now on. Closing twice does nothing.
  @Override
  public void close() {
    healer.close();
  }

  /// What can be set about services. Not safe for use by several threads.
  public static final class Builder {
    private @Nullable Names names;
    private @Nullable String nameServer;
    private Function<? super Address, @Nullable String> tickets = _ -> null;
    private Supplier<ClientBuilder> clients = Client::builder;
    private Duration patience = Duration.ofSeconds(10);
    private CallOptions options = CallOptions.defaults();

    private Builder() {}

    /// Asks these names.
    public Builder names(Names names) {
      this.names = requireNonNull(names, "names");
      return this;
    }

    /// Asks the server at an address, or the one that a ticket is for.
    public Builder nameServer(String ticketOrAddress) {
      nameServer = requireNonNull(ticketOrAddress, "ticketOrAddress");
      return this;
    }

    /// Where tickets come from: for an address that a service is at, the ticket of its server, or
    /// null if none is needed. Only the server whose key the ticket names is let near the secret,
    /// whatever address a name server told; the addresses in the ticket do not count.
    public Builder tickets(Function<? super Address, @Nullable String> source) {
      tickets = requireNonNull(source, "source");
      return this;
    }

    /// Makes what each client is built with: its name, trust, transports.
    public Builder clients(Supplier<ClientBuilder> maker) {
      clients = requireNonNull(maker, "maker");
      return this;
    }

    /// How long a call waits while its service is away. Default: 10 s. The current {@link
    /// dev.hawser.Deadline} and the timeout of the {@link #options} count, too.
    public Builder patience(Duration time) {
      if (requireNonNull(time, "time").isNegative()) {
        throw new IllegalArgumentException("patience must not be below zero: " + time);
      }
      patience = time;
      return this;
    }

    /// How all proxies call.
    public Builder options(CallOptions calls) {
      options = requireNonNull(calls, "calls");
      return this;
    }

    /// Makes it. Nothing is connected yet.
    ///
    /// @throws IllegalArgumentException if the name server is given by what is neither a ticket nor
    ///   an address
    public Services open() {
      return new Services(this);
    }
  }
}
