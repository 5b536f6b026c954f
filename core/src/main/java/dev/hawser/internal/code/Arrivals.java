package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.AllowedTypes;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.security.Access;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Makes the code of what arrived usable here, once for each closure; what is missing is asked of
/// the other end. May be used by any number of threads.
final class Arrivals {
  /// So many closures may come home without a grant.
  private static final int MOST_COMING_HOME = 10_000;

  private final Stock stock;
  private final Delivery delivery;
  private final @Nullable CodeLine line;
  private final @Nullable Access access;
  private final AllowedTypes base;
  private final Foreign references;
  private final Origin origin;
  private final ConcurrentHashMap<Digest, Ready> ready = new ConcurrentHashMap<>();

  /// One closure at a time: those of one origin have to fit together.
  private final ReentrantLock lock = new ReentrantLock();

  /// The contents of the classes of the closure that is being bound.
  private final Map<Digest, byte[]> contents = new HashMap<>();

  /// A closure that was made usable.
  ///
  /// @param rules how its islands are read
  /// @param needsGrant whether the other end must be allowed to ship code
  private record Ready(IslandReader rules, boolean needsGrant) {}

  /// Binds what one other end ships, or, without line and access, what this end's own store has.
  Arrivals(
      Stock stock,
      Delivery delivery,
      @Nullable CodeLine line,
      @Nullable Access access,
      AllowedTypes base,
      Foreign references,
      String shipper) {
    this.stock = stock;
    this.delivery = delivery;
    this.line = line;
    this.access = access;
    this.base = base;
    this.references = references;
    this.origin = new Origin(shipper, stock.library().loader(), this::content);
  }

  /// How islands of a closure are read.
  ///
  /// @throws dev.hawser.PermissionException if the other end may not ship code, and this is not
  ///   this end's own coming home
  /// @throws ValueException if the code is nowhere to be had
  IslandReader rules(Digest closure) throws InterruptedException {
    Ready known = ready.get(closure);
    if (known == null) {
      known = make(closure);
    } else if (known.needsGrant && !isGranted()) {
      require();
    }
    return known.rules;
  }

  private Ready make(Digest closure) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Ready known = ready.get(closure);
      if (known != null) {
        return known;
      }
      Manifest manifest = manifest(closure);
      Permit permit = new Permit(closure);
      if (!delivery.isComingHome(manifest) || ready.size() >= MOST_COMING_HOME) {
        permit.require();
      }
      collect(closure, manifest);
      Binding binding = origin.bind(closure, manifest, permit);
      Ready made = new Ready(new IslandReader(binding, base, references), permit.asked);
      ready.put(closure, made);
      return made;
    } finally {
      contents.clear();
      lock.unlock();
    }
  }

  private boolean isGranted() {
    return access == null
        || access.visitor().trust().permits(Kind.SHIPPED_CODE, Permission.Access.BOTH, "");
  }

  private void require() {
    if (access != null) {
      access.require(Kind.SHIPPED_CODE, Permission.Access.BOTH, "send code to run", "");
    }
  }

  /// Asks for the permission when a closure turns out to need it, once.
  private final class Permit implements Origin.Rule {
    private final Digest closure;
    private boolean asked;

    Permit(Digest closure) {
      this.closure = closure;
    }

    @Override
    public boolean offered(ShippedClass type) {
      return delivery.offered(type);
    }

    @Override
    public boolean offered(LambdaForm lambda) {
      return delivery.offered(lambda);
    }

    @Override
    public void require() {
      boolean onRecord = asked || delivery.isThere(closure);
      asked = true;
      if (!onRecord || !isGranted()) {
        Arrivals.this.require();
      }
    }
  }

  private Manifest manifest(Digest closure) throws InterruptedException {
    byte[] kept = stock.manifest(closure);
    if (kept != null) {
      return Manifest.read(kept);
    }
    if (line == null) {
      throw missing(closure, null);
    }
    byte[] fetched = fetched(closure, line);
    Manifest manifest = Manifest.read(fetched);
    stock.add(closure, fetched);
    return manifest;
  }

  private static byte[] fetched(Digest closure, CodeLine from) throws InterruptedException {
    try {
      return from.manifest(closure);
    } catch (ValueException e) {
      throw missing(closure, e);
    }
  }

  /// Gets hold of the contents of all classes that have to be made.
  private void collect(Digest closure, Manifest manifest) throws InterruptedException {
    Collection<ShippedClass> foreign = new HashSet<>(stock.library().foreign(manifest));
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < manifest.classes().size(); i++) {
      ShippedClass type = manifest.classes().get(i);
      byte[] content = foreign.contains(type) ? stock.content(closure, type) : null;
      if (content != null) {
        contents.put(type.digest(), content);
      } else if (foreign.contains(type)) {
        missing.add(i);
      }
    }
    if (!missing.isEmpty()) {
      fetch(closure, manifest, missing);
    }
  }

  private void fetch(Digest closure, Manifest manifest, List<Integer> missing)
      throws InterruptedException {
    if (line == null) {
      throw missing(closure, null);
    }
    try {
      line.fetch(closure, manifest.classes(), missing, this::arrived);
    } catch (ValueException e) {
      throw missing(closure, e);
    }
  }

  private void arrived(Digest digest, byte[] content) {
    contents.put(digest, content);
    stock.add(digest, content);
  }

  private static ValueException missing(Digest closure, @Nullable ValueException reason) {
    return new ValueException(
        "the code of a function is missing: neither this end nor the one that the function came"
            + " from has it any more (code "
            + closure
            + "). Put the function there again",
        reason);
  }

  private byte[] content(Digest digest) {
    byte[] content = contents.get(digest);
    if (content == null) {
      throw new IllegalStateException("the content " + digest + " was not collected");
    }
    return content;
  }

  /// The session is over.
  void end() {
    ready.clear();
    origin.close();
  }
}
