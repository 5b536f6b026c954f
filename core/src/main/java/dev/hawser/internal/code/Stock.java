package dev.hawser.internal.code;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The code that one session is about, as this end has it: what the store keeps, what this end
/// offered, and what its program consists of. May be used by any number of threads.
final class Stock {
  private final CodeStore store;
  private final Set<Digest> held = new HashSet<>();

  /// What this end offered. The store may have dropped it, but then it need not be made again.
  private final ConcurrentHashMap<Digest, SoftReference<Bundle>> offered =
      new ConcurrentHashMap<>();

  private boolean over;

  Stock(CodeStore store) {
    this.store = store;
  }

  Library library() {
    return store.library();
  }

  /// Whether a closure that this end offered is at hand.
  boolean hasOffered(Digest closure) {
    return offered(closure) != null;
  }

  private @Nullable Bundle offered(Digest closure) {
    SoftReference<Bundle> known = offered.get(closure);
    return known == null ? null : known.get();
  }

  /// Keeps a closure that this end offers when the session is over.
  void share(Bundle bundle) {
    List<Digest> digests = new ArrayList<>(bundle.content().keySet());
    digests.add(bundle.digest());
    store.share(digests);
  }

  /// Takes in a closure that this end offers.
  void add(Bundle bundle) {
    offered.put(bundle.digest(), new SoftReference<>(bundle));
    List<Digest> digests = new ArrayList<>(bundle.content().keySet());
    digests.add(bundle.digest());
    hold(digests);
    bundle.content().forEach(store::put);
    store.put(bundle.digest(), bundle.manifestBytes());
  }

  /// Takes in some content of the other end, of which the caller has made sure that it has this
  /// digest.
  void add(Digest digest, byte[] content) {
    store.put(digest, content);
  }

  /// Holds some content in the store until the session is over.
  synchronized void hold(Collection<Digest> digests) {
    if (!over) {
      List<Digest> fresh = digests.stream().filter(held::add).toList();
      store.hold(fresh);
    }
  }

  /// Keeps some content in the store when the session is over, since others may read a value that
  /// needs it.
  void share(Collection<Digest> digests) {
    store.share(digests);
  }

  /// Whether some content is in the store.
  boolean has(Digest content) {
    return store.find(content) != null;
  }

  /// The bytes of a manifest, or null if it is not here.
  byte @Nullable [] manifest(Digest closure) {
    byte[] kept = store.find(closure);
    Bundle own = kept == null ? offered(closure) : null;
    return own == null ? kept : own.manifestBytes();
  }

  /// The content of a class of some closure, or null if it is not here.
  byte @Nullable [] content(Digest closure, ShippedClass type) {
    byte[] kept = store.find(type.digest());
    Bundle own = kept == null ? offered(closure) : null;
    byte[] content = own == null ? kept : own.content().get(type.digest());
    return content == null ? library().content(type) : content;
  }

  /// The session is over.
  synchronized void release() {
    over = true;
    store.release(held);
    held.clear();
    offered.clear();
  }
}
