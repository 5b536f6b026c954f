package dev.hawser.internal.names;

import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.call.CallContext;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.ServiceUri;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where other ends use a name table: the object that a server exports. It knows who calls, and
/// tells the table when that session is over.
public final class NameDesk implements NameServer {
  private final NameTable table;

  /// The sessions that have registered something.
  private final Set<Peer> owners = ConcurrentHashMap.newKeySet();

  /// Creates one.
  public NameDesk(NameTable table) {
    this.table = table;
  }

  @Override
  public NameEntry register(String name, ServiceUri uri, NameOptions options) {
    Peer peer = CallContext.current().peer();
    watch(peer);
    NameEntry entry = table.register(peer, name, uri, options);
    if (peer.isClosed()) {
      over(peer);
    }
    return entry;
  }

  @Override
  public NameEntry registerSafely(String name, ServiceUri uri, NameOptions options) {
    return register(name, uri, options.safe());
  }

  private void watch(Peer peer) {
    if (owners.add(peer)) {
      var _ =
          peer.onStateChange(state -> {
            if (state == PeerState.CLOSED) {
              over(peer);
            }
          });
    }
  }

  private void over(Peer peer) {
    table.ended(peer);
    owners.remove(peer);
  }

  @Override
  public NameEntry lookup(String name) {
    return table.lookup(name);
  }

  @Override
  public List<NameEntry> findAll(Set<String> names) {
    return table.findAll(names);
  }

  @Override
  public @Nullable NameEntry await(String name, Duration time) throws InterruptedException {
    return table.await(name, time);
  }

  @Override
  public List<NameEntry> list(NameFilter filter, String after) {
    return table.list(filter, after, PAGE);
  }

  @Override
  public int count(NameFilter filter) {
    return table.count(filter);
  }

  @Override
  public NameEntry tag(String name, Set<String> tags) {
    return table.tag(name, tags);
  }

  @Override
  public boolean remove(String name) {
    return table.remove(name);
  }

  @Override
  public int removeAll(NameFilter filter) {
    return table.removeAll(filter);
  }
}
