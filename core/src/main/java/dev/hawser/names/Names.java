package dev.hawser.names;

import dev.hawser.Peer;
import dev.hawser.internal.names.RemoteNames;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A name server: who is where, under names that stay the same when services move. There is one in
/// every server.
///
/// ```java
/// names.register("example.warehouse", ServiceUri.at(server.address(), "warehouse"));
/// NameEntry entry = names.lookup("example.warehouse");
/// names.list(NameFilter.startingWith("example."));
/// ```
///
/// A name that was registered from another process is gone when that process's session ends, be it
/// closed, killed or cut off for longer than the grace period. Safe for use by many threads. Over a
/// session, each method can fail as a call of a proxy can ({@link
/// dev.hawser.object.RemoteObjects}).
public interface Names {
  /// The names that the server at the other end of a session keeps.
  static Names of(Peer peer) {
    return RemoteNames.of(peer);
  }

  /// Registers a name for as long as this session lasts, or again, which renews it. A name that
  /// somebody else has is taken over.
  default NameEntry register(String name, ServiceUri uri) {
    return register(name, uri, NameOptions.defaults());
  }

  /// As {@link #register(String, ServiceUri)}, with options.
  ///
  /// @throws dev.hawser.RefusedException if the name is taken and the options say safe, or too many
  ///   are registered
  /// @throws IllegalArgumentException if the name is no name, or the URI has no address
  NameEntry register(String name, ServiceUri uri, NameOptions options);

  /// What is registered under a name.
  ///
  /// @throws dev.hawser.RefusedException if there is nothing; the message lists near names
  NameEntry lookup(String name);

  /// What is registered under a name, if anything is.
  Optional<NameEntry> find(String name);

  /// What is registered under some names: those that are, in order.
  ///
  /// @throws IllegalArgumentException if there are more than 1000
  List<NameEntry> findAll(Collection<String> names);

  /// What is registered under a name, or will be soon.
  ///
  /// @param time how long to wait
  /// @throws dev.hawser.DeadlineException if nobody registered it in time
  NameEntry await(String name, Duration time) throws InterruptedException;

  /// All names, in order.
  default List<NameEntry> list() {
    return list(NameFilter.all());
  }

  /// Some names, in order. A name that comes or goes meanwhile may be in it or not.
  ///
  /// @throws dev.hawser.RefusedException if the pattern is too much work for so many names
  List<NameEntry> list(NameFilter filter);

  /// How many names there are.
  default int count() {
    return count(NameFilter.all());
  }

  /// How many names there are of some kind.
  int count(NameFilter filter);

  /// Marks a name with these tags and no others.
  ///
  /// @throws dev.hawser.RefusedException if there is no such name
  NameEntry tag(String name, Collection<String> tags);

  /// Removes a name, whoever registered it.
  ///
  /// @return whether there was one
  boolean remove(String name);

  /// Removes all names of some kind.
  ///
  /// @return how many there were
  int removeAll(NameFilter filter);
}
