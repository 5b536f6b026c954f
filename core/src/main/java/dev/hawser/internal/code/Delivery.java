package dev.hawser.internal.code;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes sure that the other end has the code of what is sent to it, and remembers in this session
/// what it has. May be used by any number of threads.
final class Delivery {
  private final Stock stock;
  private final @Nullable CodeLine line;
  private final Set<Digest> delivered = ConcurrentHashMap.newKeySet();

  /// What the other end knows that it must be able to hand on.
  private final Set<Digest> shared = ConcurrentHashMap.newKeySet();

  private final ConcurrentHashMap<Digest, CompletableFuture<Boolean>> underWay =
      new ConcurrentHashMap<>();
  private final Set<ShippedClass> classes = ConcurrentHashMap.newKeySet();
  private final Set<LambdaForm> lambdas = ConcurrentHashMap.newKeySet();

  /// The names of the classes that the other end offered.
  private final Set<String> theirs = ConcurrentHashMap.newKeySet();

  /// Delivers to the other end, or, without a line, to this end's own store.
  Delivery(Stock stock, @Nullable CodeLine line) {
    this.stock = stock;
    this.line = line;
  }

  /// Whether this end offered anything in this session.
  boolean hasOffered() {
    return !lambdas.isEmpty() || !classes.isEmpty();
  }

  /// Whether this end offered just this class in this session.
  boolean offered(ShippedClass type) {
    return classes.contains(type);
  }

  /// Whether this end offered just this lambda in this session.
  boolean offered(LambdaForm lambda) {
    return lambdas.contains(lambda);
  }

  /// Whether a closure consists of nothing but what this end offered in this session.
  boolean isComingHome(Manifest manifest) {
    return manifest.classes().stream().allMatch(this::offered)
        && manifest.lambdas().stream().allMatch(this::offered);
  }

  /// The other end has a closure, since it offered that itself.
  void arrivedFromThere(Digest closure, Manifest manifest) {
    delivered.add(closure);
    manifest.classes().forEach(type -> theirs.add(type.name()));
  }

  /// Whether the other end is known to have a closure.
  boolean isThere(Digest closure) {
    return delivered.contains(closure);
  }

  /// Whether the other end offered classes with these names, so that it may take them back.
  boolean mayComeHome(Collection<Class<?>> types) {
    return types.stream().allMatch(type -> theirs.contains(type.getName()));
  }

  /// Returns when the other end has a closure. Of several threads with the same one, one offers it
  /// and the others wait for that.
  ///
  /// @param isShared whether it is part of a value that others may read
  /// @throws dev.hawser.HawserException if the other end does not take it
  void deliver(Bundle bundle, boolean isShared) throws InterruptedException {
    Digest name = bundle.digest();
    if (!stock.hasOffered(name)) {
      stock.add(bundle);
    }
    if (line == null && isShared && shared.add(name)) {
      stock.share(bundle);
    }
    Set<Digest> known = isShared ? shared : delivered;
    while (line != null && !known.contains(name)) {
      CompletableFuture<Boolean> mine = new CompletableFuture<>();
      CompletableFuture<Boolean> other = underWay.putIfAbsent(name, mine);
      if (other == null) {
        offer(bundle, isShared, line, mine);
      } else {
        boolean _ = line.await(other);
      }
    }
  }

  private void offer(Bundle bundle, boolean isShared, CodeLine to, CompletableFuture<Boolean> mine)
      throws InterruptedException {
    boolean done = false;
    try {
      classes.addAll(bundle.manifest().classes());
      lambdas.addAll(bundle.manifest().lambdas());
      List<ShippedClass> missing = to.offer(bundle, isShared);
      to.send(missing, type -> Objects.requireNonNull(bundle.content().get(type.digest())));
      delivered.add(bundle.digest());
      if (isShared) {
        shared.add(bundle.digest());
      }
      done = true;
    } finally {
      underWay.remove(bundle.digest(), mine);
      mine.complete(done);
    }
  }
}
