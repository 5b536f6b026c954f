package dev.hawser.internal.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.Names;
import dev.hawser.names.ServiceUri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The names that another end keeps.
public final class RemoteNames implements Names {
  /// No list is longer.
  private static final int MOST = 1_000_000;

  private final Supplier<NameServer> server;

  RemoteNames(Supplier<NameServer> server) {
    this.server = server;
  }

  /// Those of the other end of a session, which is asked for them when they are first used.
  public static RemoteNames of(Peer peer) {
    requireNonNull(peer, "peer");
    return new RemoteNames(
        new Supplier<>() {
          private volatile @Nullable NameServer found;

          @Override
          public NameServer get() {
            NameServer present = found;
            if (present == null) {
              present = peer.lookup(NameServer.EXPORT, NameServer.class);
              found = present;
            }
            return present;
          }
        });
  }

  @Override
  public NameEntry register(String name, ServiceUri uri, NameOptions options) {
    requireNonNull(name, "name");
    requireNonNull(uri, "uri");
    return options.isSafe()
        ? server.get().registerSafely(name, uri, options)
        : server.get().register(name, uri, options);
  }

  @Override
  public NameEntry lookup(String name) {
    return server.get().lookup(requireNonNull(name, "name"));
  }

  @Override
  public Optional<NameEntry> find(String name) {
    return findAll(Set.of(name)).stream().findFirst();
  }

  @Override
  public List<NameEntry> findAll(Collection<String> names) {
    return server.get().findAll(Set.copyOf(names));
  }

  @Override
  public NameEntry await(String name, Duration time) throws InterruptedException {
    requireNonNull(time, "time");
    NameEntry entry = server.get().await(requireNonNull(name, "name"), time);
    if (entry == null) {
      throw LocalNames.notInTime(name, time);
    }
    return entry;
  }

  @Override
  public List<NameEntry> list(NameFilter filter) {
    requireNonNull(filter, "filter");
    List<NameEntry> all = new ArrayList<>();
    String last = "";
    List<NameEntry> page;
    do {
      page = server.get().list(filter, last);
      for (NameEntry each : page) {
        if (each.name().compareTo(last) <= 0 || all.size() == MOST) {
          throw new RefusedException("the name server lists names without end or order");
        }
        last = each.name();
        all.add(each);
      }
    } while (page.size() >= NameServer.PAGE);
    return all;
  }

  @Override
  public int count(NameFilter filter) {
    return server.get().count(requireNonNull(filter, "filter"));
  }

  @Override
  public NameEntry tag(String name, Collection<String> tags) {
    return server.get().tag(requireNonNull(name, "name"), Set.copyOf(tags));
  }

  @Override
  public boolean remove(String name) {
    return server.get().remove(requireNonNull(name, "name"));
  }

  @Override
  public int removeAll(NameFilter filter) {
    return server.get().removeAll(requireNonNull(filter, "filter"));
  }
}
