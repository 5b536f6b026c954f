package dev.hawser.object;

import dev.hawser.Peer;
import dev.hawser.Subscription;
import java.util.List;

/// The live objects of the other end. Every {@link Peer} has them.
///
/// ```java
/// Warehouse warehouse = client.lookup("warehouse", Warehouse.class);
/// warehouse.store("Anna", "couch");
/// ```
///
/// A *proxy* implements an interface; each call runs at the object's owner and brings back what
/// that returns or throws. Any number of threads may use one proxy: their calls run side by side.
/// Calls run exactly once however often the connection breaks; if the session ends, they fail with
/// {@link dev.hawser.DisconnectedException}, and so does every later call of the proxy.
///
/// What travels how, in arguments, results, and the parts of these:
///
/// | | how |
/// |---|---|
/// | null, numbers, texts, records, enums, collections, exceptions and other values | a copy |
/// | a proxy or {@link RemoteRef} of the end that gets it | that end gets its own object |
/// | another proxy or {@link RemoteRef} | a reference; calls go by way of this end |
/// | an object with a {@link Remote} interface, also a record, or that is exported | a reference |
/// | a function of `dev.hawser.call`, or another serializable lambda | its code, if that is granted |
/// | any other lambda | a reference: it runs where it was made |
/// | another object, for a parameter or result whose type is an interface | a reference to that interface |
/// | `Iterator`, `Stream` and `Flow.Publisher`, where the method says so | a stream of items, with back-pressure |
/// | an `InputStream` or `OutputStream` | a reference: a stream that is read or written where it is |
/// | anything else | refused, saying so |
///
/// An object keeps its identity however far it goes: it arrives as the same proxy each time, and as
/// itself when it comes home, also by way of other ends. Passed as several interfaces, it is one
/// object that shows all of them.
///
/// An object given away by reference lives as long as the other end holds it: until all its proxies
/// there are collected or closed, or the session ends. So objects that hold each other across two
/// ends are free when the session ends. How many objects may be held is in {@link
/// dev.hawser.Limits}.
///
/// *Streams of bytes* hold little in memory, however much they bring. What is read comes 64 KiB at
/// a time, and ahead of the reader as long as the owner's stream gives so much; so let one reader
/// have a stream. What is written leaves at once or is gathered while more is on its way; what a
/// call writes is there before the call returns, else `flush()` waits for that and for the owner's
/// flush. `close()` closes the owner's stream, even while another thread reads. All that goes wrong
/// is an {@link java.io.IOException}: what the owner's stream throws, the end of the session, a
/// deadline or an interrupt, which lose no byte that is read. A stream that a method returns
/// belongs to the other end from then on: it is closed when that forgets it, and when the session
/// ends. One that is passed stays its owner's, who closes it. A process's own standard streams are
/// closed by no other.
///
/// In arguments and results of shipped code, in what functions captured, and in pipes, proxies,
/// handles, streams and objects with a {@link Remote} interface travel by reference, too; each goes
/// ahead of its message, which takes a round trip; only an `InputStream` in a pipe is sent along.
/// Maps and queues, which outlive sessions, refuse them. Such an object arrives as a proxy if this
/// end knows its interface: from a lookup, from another contract, or because the lambda that
/// returns it says so; else as a {@link RemoteRef}.
public sealed interface RemoteObjects permits Peer {
  /// A proxy of an exported object.
  ///
  /// @throws dev.hawser.RefusedException if there is none, where the message lists near names; or
  ///   if it lacks a method of the interface, which the message names
  /// @throws dev.hawser.PermissionException if the other end has not granted it
  /// @throws IllegalArgumentException if the type is no interface, or a method cannot be called
  ///   from afar; the message names it
  <T> T lookup(String name, Class<T> type);

  /// A proxy of the other end's root object: the one with the empty name.
  default <T> T root(Class<T> type) {
    return lookup("", type);
  }

  /// A handle of an exported object, which needs no interface.
  RemoteRef fetch(String name);

  /// Has the other end keep a copy of a value, until the handle is closed or collected.
  RemoteRef store(Object value);

  /// Exports something of the other end, or a copy of a value, under a name there, until it is
  /// detached or this session ends.
  ///
  /// @param thing a {@link RemoteRef} or proxy of the other end, an object of this one, or a value
  /// @throws dev.hawser.RefusedException if the name is taken
  void attach(Object thing, String name);

  /// Takes back what was attached.
  ///
  /// @return whether this session had attached something under that name
  boolean detach(String name);

  /// What the other end exports, as far as it is granted.
  List<Exported> browse();

  /// Begins to gather calls that travel together.
  Batch batch();

  /// Who holds what in this session.
  References references();

  /// Closes something when this session ends, however it ends, unless the subscription is closed
  /// first. What was tracked last is closed first, each once, on a virtual thread; what a resource
  /// throws is logged. If the session is over, the resource is closed at once.
  Subscription track(AutoCloseable resource);
}
