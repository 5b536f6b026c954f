package dev.hawser.internal.object.export;

import static java.util.Objects.requireNonNull;

import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.Subscription;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.Exports;
import dev.hawser.object.InstanceMode;
import dev.hawser.object.RemoteRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one server or client exports; shared by its sessions.
///
/// Its lock is held while names are taken and freed, never while users' code runs.
public final class ExportTable implements Exports {
  private final Map<String, Export> byName = new ConcurrentHashMap<>(2);

  /// How given objects are exported; the first counts.
  private final Map<Identity, List<Export>> byObject = new ConcurrentHashMap<>(2);

  /// Those to which it matters that sessions end.
  private final Set<Export> needingEnds = ConcurrentHashMap.newKeySet(2);

  /// The sessions that have ended, as long as anybody knows them.
  private final Set<Peer> gone =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>(2)));

  /// Creates an empty one.
  public ExportTable() {}

  // ---- what users type ----

  @Override
  public Subscription add(String name, Object object, ExportOptions options) {
    requireNonNull(object, "object");
    checkFree(requireNonNull(name, "name"), requireNonNull(options, "options"));
    return add(given(null, name, object, options));
  }

  @Override
  public <T> Subscription add(
      String name,
      Class<T> type,
      InstanceMode mode,
      Function<? super Peer, ? extends T> creator,
      ExportOptions options) {
    requireNonNull(type, "type");
    requireNonNull(mode, "mode");
    requireNonNull(creator, "creator");
    checkFree(requireNonNull(name, "name"), requireNonNull(options, "options"));
    List<Class<?>> chosen =
        options.interfaces().isEmpty() && type.isInterface() ? List.of(type) : options.interfaces();
    Exposure exposure = exposure(type, chosen);
    return add(new Export(name, options, exposure, type, mode, creator, gone::contains));
  }

  @Override
  public boolean remove(String name) {
    ExportNames.checkFree(requireNonNull(name, "name"));
    Export export = byName.get(name);
    return export != null && remove(export);
  }

  @Override
  public Set<String> names() {
    return byName.keySet().stream()
        .filter(name -> !ExportNames.isReserved(name))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  // ---- what other parts do ----

  /// Exports something of Hawser's own, whose name may begin with `hawser.`.
  public Subscription addOwn(String name, Object object, ExportOptions options) {
    ExportNames.check(name);
    options.aliases().forEach(ExportNames::check);
    return add(given(null, name, object, options));
  }

  /// Exports something for as long as a peer's session lasts.
  ///
  /// @throws DisconnectedException if that is over
  public Subscription addFor(Peer owner, String name, Object object, ExportOptions options) {
    checkFree(name, options);
    Export export = given(owner, name, object, options);
    Subscription subscription = add(export);
    if (gone.contains(owner)) {
      subscription.close();
      throw new DisconnectedException(
          "'" + name + "' cannot be exported: the session has ended", Outcome.NOT_SENT);
    }
    return subscription;
  }

  /// Takes back what was exported for a peer.
  ///
  /// @return whether it had something of that name
  public boolean removeFor(Peer owner, String name) {
    Export export = byName.get(name);
    return export != null && export.owner() == owner && remove(export);
  }

  /// What is exported under a name, or null.
  public @Nullable Export find(String name) {
    return byName.get(name);
  }

  /// How an object is exported, or null. Values have no identity by which they could be found.
  public @Nullable Export exporting(Object object) {
    if (byObject.isEmpty()) {
      return null;
    }
    List<Export> all = byObject.get(new Identity(object));
    return all == null ? null : all.getFirst();
  }

  /// A peer's session is over.
  public void ended(Peer peer) {
    gone.add(peer);
    for (Export each : needingEnds) {
      if (each.owner() == peer) {
        remove(each);
      } else {
        each.ended(peer);
      }
    }
  }

  // ---- adding and removing ----

  private static void checkFree(String name, ExportOptions options) {
    ExportNames.checkFree(name);
    options.aliases().forEach(ExportNames::checkFree);
  }

  private Export given(@Nullable Peer owner, String name, Object object, ExportOptions options) {
    Class<?> type = object instanceof RemoteRef ? RemoteRef.class : object.getClass();
    Exposure exposure = exposure(type, options.interfaces());
    return new Export(name, options, exposure, owner, object, gone::contains);
  }

  private static Exposure exposure(Class<?> type, List<Class<?>> chosen) {
    Exposure exposure = Exposure.of(type, chosen);
    // What is behind a handle is shown by handles only.
    if (exposure.isEmpty() && !exposure.isValue() && type != RemoteRef.class) {
      throw new IllegalArgumentException(
          "nothing of "
              + type.getName()
              + " can be reached: let it implement a @Remote interface, mark members @Exposed, or"
              + " give an interface with ExportOptions.as");
    }
    return exposure;
  }

  private Subscription add(Export export) {
    synchronized (this) {
      for (String name : export.names()) {
        if (byName.containsKey(name)) {
          throw new IllegalArgumentException(
              "the name '" + name + "' is taken: remove it first, or choose another");
        }
      }
      export.names().forEach(name -> byName.put(name, export));
      if (export.needsEnds()) {
        needingEnds.add(export);
      }
      Identity identity = identity(export);
      if (identity != null) {
        byObject.merge(identity, List.of(export), ExportTable::joined);
      }
    }
    return () -> remove(export);
  }

  private boolean remove(Export export) {
    synchronized (this) {
      if (!byName.remove(export.name(), export)) {
        return false;
      }
      export.options().aliases().forEach(alias -> byName.remove(alias, export));
      needingEnds.remove(export);
      Identity identity = identity(export);
      if (identity != null) {
        byObject.computeIfPresent(identity, (_, all) -> without(all, export));
      }
    }
    export.remove();
    return true;
  }

  private static @Nullable Identity identity(Export export) {
    Object given = export.given();
    return given == null || export.exposure().isValue() ? null : new Identity(given);
  }

  private static List<Export> joined(List<Export> some, List<Export> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static @Nullable List<Export> without(List<Export> all, Export one) {
    List<Export> others = all.stream().filter(each -> each != one).toList();
    return others.isEmpty() ? null : others;
  }
}
