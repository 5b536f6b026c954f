package dev.hawser.internal.object;

import static java.util.Objects.requireNonNull;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.object.Exported;
import dev.hawser.object.References;
import dev.hawser.object.Remote;
import dev.hawser.object.RemoteRef;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import java.io.Serializable;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The live objects of one session, in both directions.
public final class LiveObjects {
  /// Classes with an interface whose objects travel by reference.
  private static final ClassValue<Boolean> REMOTE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isAnnotationPresent(Remote.class)
              || type.getSuperclass() != null && get(type.getSuperclass())
              || List.of(type.getInterfaces()).stream().anyMatch(this::get);
        }
      };

  /// A handle of an object at a third end shows nothing of its own.
  private static final Exposure HANDLE = Exposure.of(RemoteRef.class, List.of());

  /// What one server or client has for all its sessions.
  ///
  /// @param exports what it shows under names
  /// @param contracts the interfaces it knows
  public record Endpoint(ExportTable exports, KnownContracts contracts) {
    /// One that shows nothing yet.
    ///
    /// @param registry the types that it allows
    public static Endpoint create(TypeRegistry registry) {
      return new Endpoint(new ExportTable(), new KnownContracts(registry));
    }
  }

  private final Channel channel;
  private final Endpoint endpoint;
  private final Supplier<Shipping> shipping;
  private final Luggage luggage;
  private final Peer peer;
  private final Codec codec;
  private final GivenObjects given;
  private final HeldObjects held;
  private final OnewayLine line;
  private final Scheduling scheduling = new Scheduling();
  private final Resources resources = new Resources();
  private final StoredValues stored = new StoredValues(this);
  private final Promises promises = new Promises();
  private final Far hostFar;
  private final Given hostGiven;
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
    this.channel = channel;
    this.endpoint = endpoint;
    this.shipping = shipping;
    this.luggage = luggage;
    this.peer = peer;
    this.codec = new Codec(registry, limits);
    this.given = new GivenObjects(channel.limits().objects());
    this.held = new HeldObjects(this, channel.limits().objects());
    this.line = new OnewayLine(this);
    this.hostGiven =
        new Given(
            Host.NUMBER, new SessionHost(this), Exposure.of(Host.class, List.of(Host.class)), null);
    this.hostFar = new Far(this, Host.NUMBER, Host.class.getName(), List.of(Host.class));
    this.host = (Host) hostFar.face();
  }

  /// A stream of one of the services of live objects that the other end has begun.
  public StreamListener accept(Stream stream, int service) {
    return switch (service) {
      case Service.OBJECT -> new IncomingInvocation(this);
      case Service.ONEWAY -> line.accept();
      case Service.ITEMS -> new IncomingItems(this);
      case Service.BATCH -> new IncomingBatch(this);
      case Service.PIPELINED -> new IncomingPipelined(this);
      default -> throw new RefusedException("there is no service " + service + " of objects");
    };
  }

  /// The session is over.
  public void end(DisconnectedException reason) {
    given.end();
    held.end();
    luggage.end();
    promises.end();
    resources.end();
    endpoint.exports().ended(peer);
  }

  /// The other end holds some objects no more, as often as it says; on the thread that reads the
  /// connection.
  void released(Input in) {
    try {
      int count = in.readVarInt();
      for (int i = 0; i < count; i++) {
        given.release(in.readVarLong(), in.readVarLong());
      }
    } catch (IllegalArgumentException e) {
      endFor("the other end broke the rules: " + e.getMessage());
    }
  }

  /// The other end does not keep to the rules by which objects are counted: ends the session.
  void endFor(String reason) {
    System.getLogger("dev.hawser")
        .log(Level.WARNING, () -> "the session with " + otherEnd() + " is ended: " + reason);
    Threads.start("end-session", () -> channel.session().close(reason));
  }

  // ---- what users ask for ----

  /// See {@link dev.hawser.object.RemoteObjects#lookup}.
  public <T> T lookup(String name, Class<T> type) {
    learn(type);
    return fetch(name).as(type);
  }

  /// See {@link dev.hawser.object.RemoteObjects#fetch}.
  public FarReference fetch(String name) {
    Object found = host.lookup(requireNonNull(name, "name"));
    return handle(found);
  }

  /// See {@link dev.hawser.object.RemoteObjects#store}.
  public FarReference store(Object value) {
    if (farOf(requireNonNull(value, "value")) != null) {
      throw new IllegalArgumentException(value + " is there already: use it, or attach it");
    }
    return handle(host.store(value));
  }

  private FarReference handle(Object found) {
    return found instanceof FarReference handle
        ? handle
        : requireNonNull(farOf(found), "the other end gave no object").reference();
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
    return new References(given.list(), held.list());
  }

  /// See {@link dev.hawser.object.RemoteObjects#track}.
  public Subscription track(AutoCloseable resource) {
    return resources.track(resource);
  }

  // ---- what the parts need ----

  Channel channel() {
    return channel;
  }

  Peer peer() {
    return peer;
  }

  Shipping shipping() {
    return shipping.get();
  }

  ExportTable exports() {
    return endpoint.exports();
  }

  Codec codec() {
    return codec;
  }

  GivenObjects given() {
    return given;
  }

  HeldObjects held() {
    return held;
  }

  /// References that travel otherwise than in calls.
  Luggage luggage() {
    return luggage;
  }

  /// Sends a reference ahead of the value that mentions it.
  ///
  /// @return where the other end keeps it
  long deposit(Object thing) {
    return host.deposit(thing);
  }

  /// Whether the other end may look up and call what is exported under a name.
  boolean mayCall(String name) {
    Trust trust = channel.access().visitor().trust();
    return trust.permits(Kind.EXPORTS, Permission.Access.BOTH, name);
  }

  /// The values that are kept here for handles of the other end.
  StoredValues stored() {
    return stored;
  }

  /// How many objects of one end the other may hold.
  int mostObjects() {
    return channel.limits().objects();
  }

  /// Where the calls of the other end run.
  Scheduling scheduling() {
    return scheduling;
  }

  /// The results of pipelined calls.
  Promises promises() {
    return promises;
  }

  /// Where one-way calls leave.
  OnewayLine line() {
    return line;
  }

  /// Who the other end is, for people to read.
  String otherEnd() {
    String name = peer instanceof Client ? "the server" : peer.name();
    return name + " at " + channel.session().remote();
  }

  /// Knows an interface as a contract.
  void learn(Class<?> type) {
    endpoint.contracts().learn(type);
  }

  /// The interfaces among some names that this end knows.
  List<Class<?>> known(List<String> names) {
    return endpoint.contracts().find(names);
  }

  /// The options of calls that have none.
  CallOptions options() {
    return CallOptions.defaults();
  }

  /// What puts references and functions into a message.
  OutgoingReferences outgoing() {
    return new OutgoingReferences(this, functions());
  }

  /// What reads functions out of a message.
  Foreign functions() {
    return shipping().functionsAndReferences();
  }

  /// An object that the other end calls: the host, or one that was given to it.
  @Nullable Given find(long number) {
    return number == Host.NUMBER ? hostGiven : given.find(number);
  }

  // ---- references ----

  /// Whether an object is a value, of which nothing is shown but what a handle makes of it.
  static boolean isValue(Object object) {
    Class<?> type = object.getClass();
    return Codec.isValue(type) && Exposure.of(type, List.of()).isValue();
  }

  /// Whether an object goes by reference, whatever the contract says of its place.
  boolean isReference(Object value) {
    return value instanceof ByReference
        || value instanceof Promise
        || value instanceof ItemSource
        || value instanceof NearStream
        || NearStream.isStream(value)
        || value instanceof Export
        || value instanceof Stored
        || value instanceof FarReference
        || REMOTE.get(value.getClass())
        || isPlainLambda(value)
        || ProxyHandler.find(value) != null
        || endpoint.exports().exporting(value) != null;
  }

  /// Whether an object travels by reference wherever it is met, so that it cannot be kept longer
  /// than a session lives.
  static boolean belongsToSession(Object value) {
    return value instanceof FarReference
        || NearStream.isStream(value)
        || ProxyHandler.find(value) != null
        || REMOTE.get(value.getClass());
  }

  /// Whether an interface of an object says that it stays where it is.
  static boolean isMarked(Object value) {
    return isRemote(value.getClass());
  }

  /// Whether an interface of a class says that its objects stay where they are.
  static boolean isRemote(Class<?> type) {
    return REMOTE.get(type);
  }

  private static boolean isPlainLambda(Object value) {
    return value.getClass().isHidden() && !(value instanceof Serializable);
  }

  /// The object of the other end that a proxy or handle stands for, or null if it is none of this
  /// session's.
  @Nullable Far farOf(Object value) {
    Far far =
        switch (value) {
          case FarReference reference -> reference.far();
          case ByReference reference -> farOf(reference.object());
          case RemoteInput input -> input.far();
          case RemoteOutput output -> output.far();
          default -> {
            ProxyHandler handler = ProxyHandler.find(value);
            yield handler == null ? null : handler.far();
          }
        };
    return far != null && far.home() == this ? far : null;
  }

  /// Gives an object of this end to the other.
  Given give(Object value) {
    return switch (value) {
      case Export export -> give(export, export.exposure(), export);
      case Stored kept -> give(kept, kept.exposure(), null);
      case FarReference handle -> give(handle.relay(), HANDLE, null);
      case ByReference typed when typed.object() instanceof FarReference handle -> give(handle);
      case ByReference typed -> give(typed.object(), typed.types());
      default -> give(value, List.of());
    };
  }

  /// Gives an object as some interfaces, or as its own. A proxy of another session's object is
  /// known by that object, so that it stays one object however many proxies there are.
  private Given give(Object object, List<Class<?>> types) {
    if (object instanceof NearStream stream) {
      return give(stream, stream.exposure(), null);
    }
    Export export = exports().exporting(object);
    if (export != null && export.exposure().interfaces().containsAll(types)) {
      return give(export, export.exposure(), export);
    }
    if (types.isEmpty() && NearStream.isStream(object) && !isMarked(object)) {
      return give(NearStream.of(object, false), types);
    }
    ProxyHandler relayed = ProxyHandler.find(object);
    return relayed == null
        ? give(object, exposure(object.getClass(), types), null)
        : give(
            relayed.far(),
            Given.exposure(relayed.far(), types.isEmpty() ? relayed.types() : types),
            null);
  }

  /// What an object shows that is passed as some interfaces: these, and those that are remote.
  private static Exposure exposure(Class<?> type, List<Class<?>> as) {
    if (as.isEmpty() || !REMOTE.get(type)) {
      return Exposure.of(type, as);
    }
    Exposure own = Exposure.of(type, List.of());
    Set<Class<?>> all = new LinkedHashSet<>(own.interfaces());
    return all.addAll(as) ? Exposure.of(type, List.copyOf(all)) : own;
  }

  private Given give(Object object, Exposure exposure, @Nullable Export export) {
    endpoint.contracts().learn(exposure);
    return given.give(object, exposure, export);
  }

  /// The object that was given.
  Object original(Given mine) {
    return switch (mine.object()) {
      case Export export -> export.target(peer);
      case Far relayed -> relayed.proxy(mine.exposure().interfaces());
      default -> mine.object();
    };
  }

  /// What the other end means by an object that was given to it: of a kept value or a stream, that
  /// itself.
  @Nullable Object meant(Given mine) {
    return switch (mine.object()) {
      case Stored kept -> kept.value();
      case NearStream stream -> stream.stream();
      default -> original(mine);
    };
  }

  /// What travels for something in a place of which a contract says the type.
  @Nullable Object passed(Class<?> declared, @Nullable Object given) {
    Object value = Promise.kept(given);
    if (value == null
        || value instanceof Promise
        || value instanceof ItemSource
        || !declared.isInterface()
        || codec.copies(value.getClass())) {
      return value;
    }
    boolean isCode = value instanceof Serializable && value.getClass().isHidden();
    if (isCode
        || value instanceof FarReference
        || farOf(value) != null
        || Serializable.class.isAssignableFrom(declared)) {
      return value;
    }
    return Returns.of(declared).isMany()
        ? new ItemSource(this, value, Object.class, true)
        : new ByReference(value, declared);
  }

  /// What arrived, for a place of which a contract says the type.
  @Nullable Object fitting(Class<?> declared, @Nullable Object value) {
    if (value == null || declared.isPrimitive() || declared.isInstance(value)) {
      return value;
    }
    Far far = declared.isInterface() ? farOf(value) : null;
    if (far == null) {
      return value;
    }
    Returns kind = Returns.of(declared);
    return kind.isMany() ? RemoteItems.as(kind, far) : far.proxy(List.of(declared));
  }
}
