package dev.hawser.object;

import dev.hawser.Peer;
import dev.hawser.Subscription;
import java.util.Set;
import java.util.function.Function;

/// The objects that this end shows to the other ends under names. Who may call them is a matter of
/// {@link dev.hawser.security.Permission#exports}. Safe for use by many threads.
///
/// What can be reached of an object is: the methods of the interfaces given with {@link
/// ExportOptions#as}, or else of those it implements that are {@link Remote}, or else of all
/// interfaces of the program that it implements; and what is {@link Exposed}. Nothing else, ever:
/// no method of {@link Object}, nothing static, no field that is not exposed. A value, such as a
/// list or a record, is reached by {@link RemoteRef} only.
///
/// A name has at most 1000 characters, of which none is a control character. Those that begin with
/// `hawser.` are Hawser's own. An object that wants to know who uses it is {@link SessionAware}.
public interface Exports {
  /// Exports an object until the subscription is closed. The name may be empty: that is the root
  /// object ({@link RemoteObjects#root}).
  ///
  /// @throws IllegalArgumentException if the name is taken, or nothing of the object could be
  ///   reached; the message says what to do
  default Subscription add(String name, Object object) {
    return add(name, object, ExportOptions.defaults());
  }

  /// As {@link #add(String, Object)}, with options.
  Subscription add(String name, Object object, ExportOptions options);

  /// Exports a service whose objects are made when they are needed.
  ///
  /// @param type what the objects are: an interface, or a class with exposed members
  /// @param creator makes one; it is given the peer that calls
  default <T> Subscription add(
      String name, Class<T> type, InstanceMode mode, Function<? super Peer, ? extends T> creator) {
    return add(name, type, mode, creator, ExportOptions.defaults());
  }

  /// As {@link #add(String, Class, InstanceMode, Function)}, with options.
  <T> Subscription add(
      String name,
      Class<T> type,
      InstanceMode mode,
      Function<? super Peer, ? extends T> creator,
      ExportOptions options);

  /// Takes an export back, with all its names. Proxies that others have of it fail from now on.
  /// Objects that were made for it are closed if they are {@link AutoCloseable}, given ones are
  /// not.
  ///
  /// @return whether there was one of that name
  boolean remove(String name);

  /// The names of what is exported, aliases included, Hawser's own left out, in order.
  Set<String> names();
}
