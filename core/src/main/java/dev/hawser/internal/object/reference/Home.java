package dev.hawser.internal.object.reference;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.contract.KnownContracts;
import dev.hawser.internal.object.contract.Passing;
import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.object.export.ExportTable;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Threads;
import dev.hawser.object.References;
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

/// Who holds what in one session, and what goes over it by reference. All parts of live objects
/// have it.
public final class Home {
  /// A handle of an object at a third end shows nothing of its own.
  private static final Exposure HANDLE = Exposure.of(RemoteRef.class, List.of());

  private final Channel channel;
  private final ExportTable exports;
  private final KnownContracts contracts;
  private final Codec codec;
  private final Supplier<Shipping> shipping;
  private final Peer peer;
  private final Faces faces;
  private final GivenObjects given;
  private final HeldObjects held;
  private final OnewayLine line;
  private final StoredValues stored = new StoredValues(this);
  private final Promises promises = new Promises();

  /// That of a session.
  ///
  /// @param exports what this end shows under names
  /// @param contracts the interfaces it knows
  /// @param shipping how functions travel
  /// @param peer the other end
  /// @param faces how objects look
  public Home(
      Channel channel,
      ExportTable exports,
      KnownContracts contracts,
      Codec codec,
      Supplier<Shipping> shipping,
      Peer peer,
      Faces faces) {
    this.channel = channel;
    this.exports = exports;
    this.contracts = contracts;
    this.codec = codec;
    this.shipping = shipping;
    this.peer = peer;
    this.faces = faces;
    this.given = new GivenObjects(channel.limits().objects());
    this.held = new HeldObjects(this, channel.limits().objects());
    this.line = new OnewayLine(this);
  }

  /// The session is over.
  public void end() {
    given.end();
    held.end();
    promises.end();
  }

  /// The other end does not keep to the rules by which objects are counted: ends the session.
  void endFor(String reason) {
    System.getLogger("dev.hawser")
        .log(Level.WARNING, () -> "the session with " + otherEnd() + " is ended: " + reason);
    Threads.start("end-session", () -> channel.session().close(reason));
  }

  // ---- the two ends ----

  /// The line between them.
  public Channel channel() {
    return channel;
  }

  /// The other end.
  public Peer peer() {
    return peer;
  }

  /// Who the other end is, for people to read.
  public String otherEnd() {
    String name = peer instanceof Client ? "the server" : peer.name();
    return name + " at " + channel.session().remote();
  }

  /// Whether the other end may look up and call what is exported under a name.
  public boolean mayCall(String name) {
    Trust trust = channel.access().visitor().trust();
    return trust.permits(Kind.EXPORTS, Permission.Access.BOTH, name);
  }

  /// The options of calls that have none.
  public CallOptions options() {
    return CallOptions.defaults();
  }

  // ---- what is known and held ----

  /// What this end shows under names.
  public ExportTable exports() {
    return exports;
  }

  /// Knows an interface as a contract.
  public void learn(Class<?> type) {
    contracts.learn(type);
  }

  /// The interfaces among some names that this end knows.
  List<Class<?>> known(List<String> names) {
    return contracts.find(names);
  }

  /// The objects of this end that the other holds.
  public GivenObjects given() {
    return given;
  }

  /// The objects of the other end that this one holds.
  HeldObjects held() {
    return held;
  }

  /// All objects of one end that the other holds, for users to see.
  public References references() {
    return new References(given.list(), held.list());
  }

  /// The other end holds some objects no more, as often as it says; on the thread that reads the
  /// connection.
  public void released(Input in) {
    try {
      int count = in.readVarInt();
      for (int i = 0; i < count; i++) {
        given.release(in.readVarLong(), in.readVarLong());
      }
    } catch (IllegalArgumentException e) {
      endFor("the other end broke the rules: " + e.getMessage());
    }
  }

  /// How many objects of one end the other may hold.
  int mostObjects() {
    return channel.limits().objects();
  }

  /// The values that are kept here for handles of the other end.
  public StoredValues stored() {
    return stored;
  }

  /// The results of pipelined calls.
  public Promises promises() {
    return promises;
  }

  // ---- messages ----

  /// Where one-way calls leave.
  public OnewayLine line() {
    return line;
  }

  /// What writes and reads values.
  public Codec codec() {
    return codec;
  }

  /// How functions travel.
  public Shipping shipping() {
    return shipping.get();
  }

  /// What reads functions out of a message.
  public Foreign functions() {
    return shipping().functionsAndReferences();
  }

  /// What puts references and functions into a message.
  OutgoingReferences outgoing() {
    return new OutgoingReferences(this, functions());
  }

  // ---- references ----

  /// How objects look.
  Faces faces() {
    return faces;
  }

  /// Whether an object goes by reference, whatever the contract says of its place.
  boolean isReference(Object value) {
    return value instanceof ByReference
        || value instanceof Awaited
        || value instanceof Lent
        || value instanceof Substitute
        || Passing.isStream(value)
        || value instanceof Export
        || value instanceof Handle
        || Passing.isMarked(value)
        || Passing.isPlainLambda(value)
        || Proxied.find(value) != null
        || exports.exporting(value) != null;
  }

  /// The object of the other end that a proxy or handle stands for, or null if it is none of this
  /// session's.
  public @Nullable Far farOf(Object value) {
    Far far =
        switch (value) {
          case StandIn own -> own.far();
          case ByReference reference -> farOf(reference.object());
          default -> {
            Proxied proxied = Proxied.find(value);
            yield proxied == null ? null : proxied.far();
          }
        };
    return far != null && far.home() == this ? far : null;
  }

  /// Gives an object of this end to the other.
  Given give(Object value) {
    return switch (value) {
      case Export export -> give(export, export.exposure(), export);
      case Handle handle -> give(handle.relay(), HANDLE, null);
      case ByReference typed when typed.object() instanceof Handle handle -> give(handle);
      case ByReference typed -> give(typed.object(), typed.types());
      default -> give(value, List.of());
    };
  }

  /// Gives an object as some interfaces, or as its own. A proxy of another session's object is
  /// known by that object, so that it stays one object however many proxies there are.
  private Given give(Object object, List<Class<?>> types) {
    if (object instanceof Substitute substitute) {
      return give(substitute, substitute.exposure(), null);
    }
    Export export = exports.exporting(object);
    if (export != null && export.exposure().interfaces().containsAll(types)) {
      return give(export, export.exposure(), export);
    }
    if (types.isEmpty() && Passing.isStream(object) && !Passing.isMarked(object)) {
      return give(faces.lend(object), types);
    }
    Proxied relayed = Proxied.find(object);
    return relayed == null
        ? give(object, exposure(object.getClass(), types), null)
        : give(
            relayed.far(),
            Given.exposure(relayed.far(), types.isEmpty() ? relayed.types() : types),
            null);
  }

  /// What an object shows that is passed as some interfaces: these, and those that are remote.
  private static Exposure exposure(Class<?> type, List<Class<?>> as) {
    if (as.isEmpty() || !Passing.isRemote(type)) {
      return Exposure.of(type, as);
    }
    Exposure own = Exposure.of(type, List.of());
    Set<Class<?>> all = new LinkedHashSet<>(own.interfaces());
    return all.addAll(as) ? Exposure.of(type, List.copyOf(all)) : own;
  }

  private Given give(Object object, Exposure exposure, @Nullable Export export) {
    contracts.learn(exposure);
    return given.give(object, exposure, export);
  }

  /// The object that was given.
  public Object original(Given mine) {
    return switch (mine.object()) {
      case Export export -> export.target(peer);
      case Far relayed -> relayed.proxy(mine.exposure().interfaces());
      default -> mine.object();
    };
  }

  /// What the other end means by an object that was given to it: of a kept value or a stream, that
  /// itself.
  @Nullable Object meant(Given mine) {
    return mine.object() instanceof Substitute substitute ? substitute.meant() : original(mine);
  }

  /// What travels for something in a place of which a contract says the type.
  @Nullable Object passed(Class<?> declared, @Nullable Object given) {
    Object value = Awaited.kept(given);
    if (value == null
        || value instanceof Awaited
        || value instanceof Lent
        || !declared.isInterface()
        || codec.copies(value.getClass())) {
      return value;
    }
    boolean isCode = value instanceof Serializable && value.getClass().isHidden();
    if (isCode
        || value instanceof Handle
        || farOf(value) != null
        || Serializable.class.isAssignableFrom(declared)) {
      return value;
    }
    return Returns.of(declared).isMany()
        ? faces.source(this, value)
        : new ByReference(value, declared);
  }

  /// What arrived, for a place of which a contract says the type.
  public @Nullable Object fitting(Class<?> declared, @Nullable Object value) {
    if (value == null || declared.isPrimitive() || declared.isInstance(value)) {
      return value;
    }
    Far far = declared.isInterface() ? farOf(value) : null;
    if (far == null) {
      return value;
    }
    Returns kind = Returns.of(declared);
    return kind.isMany() ? faces.items(kind, far) : far.proxy(List.of(declared));
  }
}
