package dev.hawser.internal.names;

import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.ServiceUri;
import dev.hawser.object.Idempotent;
import dev.hawser.object.Remote;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A name server as other ends see it: the contract of the object that every server exports.
@Remote
public interface NameServer {
  /// The name it is exported under.
  String EXPORT = "hawser.names";

  /// The longest page of a list.
  int PAGE = 500;

  /// Registers a name for the session that calls.
  @Idempotent
  NameEntry register(String name, ServiceUri uri, NameOptions options);

  /// As {@link #register}, of a name that must be free.
  NameEntry registerSafely(String name, ServiceUri uri, NameOptions options);

  /// What is registered under a name.
  ///
  /// @throws dev.hawser.RefusedException if there is nothing
  @Idempotent
  NameEntry lookup(String name);

  /// What is registered under some names, as far as anything is.
  @Idempotent
  List<NameEntry> findAll(Set<String> names);

  /// What is registered under a name, or will be in time; null if nothing is.
  @Idempotent
  @Nullable NameEntry await(String name, Duration time) throws InterruptedException;

  /// Up to {@link #PAGE} names in order, beginning after one.
  @Idempotent
  List<NameEntry> list(NameFilter filter, String after);

  /// How many names there are.
  @Idempotent
  int count(NameFilter filter);

  /// Gives a name other tags.
  @Idempotent
  NameEntry tag(String name, Set<String> tags);

  /// Removes a name.
  boolean remove(String name);

  /// Removes names and says how many.
  int removeAll(NameFilter filter);
}
