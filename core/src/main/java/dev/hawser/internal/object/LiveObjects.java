package dev.hawser.internal.object;

import static java.util.Objects.requireNonNull;

import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import dev.hawser.internal.object.batch.IncomingBatch;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.contract.KnownContracts;
import dev.hawser.internal.object.export.ExportTable;
import dev.hawser.internal.object.invocation.Callee;
import dev.hawser.internal.object.invocation.IncomingInvocation;
import dev.hawser.internal.object.items.IncomingItems;
import dev.hawser.internal.object.pipeline.IncomingPipelined;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Handle;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Host;
import dev.hawser.internal.object.reference.Luggage;
import dev.hawser.internal.object.stream.ByteSink;
import dev.hawser.internal.object.stream.ByteSource;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.object.Exported;
import dev.hawser.object.References;
import java.util.List;
import java.util.function.Supplier;

/// The live objects of one session, in both directions.
public final class LiveObjects {
  /// What one server or client has for all its sessions.
  ///
  /// @param exports what it shows under names
  /// @param contracts the interfaces it knows
  public record Endpoint(ExportTable exports, KnownContracts contracts) {
    /// One that shows nothing yet.
    ///
    /// @param registry the types that it allows
    public static Endpoint create(TypeRegistry registry) {
      KnownContracts contracts = new KnownContracts(registry);
      contracts.learn(Host.class);
      contracts.learn(ByteSource.class);
      contracts.learn(ByteSink.class);
      return new Endpoint(new ExportTable(), contracts);
    }
  }

  private final Endpoint endpoint;
  private final Luggage luggage;
  private final Home home;
  private final Callee callee;
  private final Resources resources = new Resources();
  private final Host host;

  /// Prepares a session.
  ///
  /// @param registry the types that this end allows
  /// @param limits how large a value may be
  /// @param luggage the references that travel otherwise than in calls
  /// @param peer the other end
  public LiveObjects(
      Channel channel,
      Endpoint endpoint,
      TypeRegistry registry,
      ValueLimits limits,
      Supplier<Shipping> shipping,
      Luggage luggage,
      Peer peer) {
    this.endpoint = endpoint;
    this.luggage = luggage;
    this.home =
        new Home(
            channel,
            endpoint.exports(),
            endpoint.contracts(),
            new Codec(registry, limits),
            shipping,
            peer,
            new SessionFaces());
    this.callee =
        new SessionCallee(
            home,
            new Given(
                Host.NUMBER,
                new SessionHost(home, luggage),
                Exposure.of(Host.class, List.of(Host.class)),
                null));
    this.host = (Host) new Far(home, Host.NUMBER, Host.class.getName(), List.of(Host.class)).face();
  }

  /// A stream of one of the services of live objects that the other end has begun.
  public StreamListener accept(Stream stream, int service) {
    return switch (service) {
      case Service.OBJECT -> new IncomingInvocation(callee);
      case Service.ONEWAY -> new OnewayCalls(callee);
      case Service.ITEMS -> new IncomingItems(home);
      case Service.BATCH -> new IncomingBatch(callee);
      case Service.PIPELINED -> new IncomingPipelined(callee);
      default -> throw new RefusedException("there is no service " + service + " of objects");
    };
  }

  /// The session is over.
  public void end(DisconnectedException reason) {
    home.end();
    luggage.end();
    resources.end();
    endpoint.exports().ended(home.peer());
  }

  // ---- what users ask for ----

  /// See {@link dev.hawser.object.RemoteObjects#lookup}.
  public <T> T lookup(String name, Class<T> type) {
    home.learn(type);
    return fetch(name).as(type);
  }

  /// See {@link dev.hawser.object.RemoteObjects#fetch}.
  public Handle fetch(String name) {
    Object found = host.lookup(requireNonNull(name, "name"));
    return handle(found);
  }

  /// See {@link dev.hawser.object.RemoteObjects#store}.
  public Handle store(Object value) {
    if (home.farOf(requireNonNull(value, "value")) != null) {
      throw new IllegalArgumentException(value + " is there already: use it, or attach it");
    }
    return handle(host.store(value));
  }

  private Handle handle(Object found) {
    return found instanceof Handle handle
        ? handle
        : requireNonNull(home.farOf(found), "the other end gave no object").reference();
  }

  /// See {@link dev.hawser.object.RemoteObjects#attach}.
  public void attach(Object thing, String name) {
    host.attach(requireNonNull(thing, "thing"), requireNonNull(name, "name"));
  }

  /// See {@link dev.hawser.object.RemoteObjects#detach}.
  public boolean detach(String name) {
    return host.detach(requireNonNull(name, "name"));
  }

  /// See {@link dev.hawser.object.RemoteObjects#browse}.
  public List<Exported> browse() {
    return host.browse();
  }

  /// See {@link dev.hawser.object.RemoteObjects#references}.
  public References references() {
    return home.references();
  }

  /// See {@link dev.hawser.object.RemoteObjects#track}.
  public Subscription track(AutoCloseable resource) {
    return resources.track(resource);
  }

  // ---- what the parts need ----

  /// What the other end offers beside its exports.
  public Host host() {
    return host;
  }

  /// Who holds what.
  Home home() {
    return home;
  }
}
