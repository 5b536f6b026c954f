package dev.hawser.internal.code;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What one other end shipped into this process in one session.
///
/// It is kept in *generations*, each a class loader. A closure goes into the first generation where
/// nothing clashes, so that all closures of one version share their classes and the static state of
/// these, and versions live side by side.
public final class Origin {
  private final String shipper;
  private final ClassLoader parent;
  private final Function<Digest, byte[]> content;
  private final Map<Digest, Binding> bindings = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private final OwnClasses owned; // guarded by lock
  private final List<ShippedLoader> generations = new ArrayList<>(); // guarded by lock
  private boolean closed; // guarded by lock

  /// What the other end must be allowed, asked before anything of a closure is looked at.
  public interface Rule {
    /// Whether this end itself offered just this class in this session: name, digest and original.
    boolean offered(ShippedClass type);

    /// Whether this end itself offered just this lambda in this session.
    boolean offered(LambdaForm lambda);

    /// Makes sure that the other end may ship code into this process. Asked unless all classes and
    /// lambdas of a closure were offered by this end and are its own.
    ///
    /// @throws dev.hawser.PermissionException if it may not
    void require();
  }

  /// An origin without code.
  ///
  /// @param shipper who ships, for the names of its class loaders: `alice`
  /// @param parent knows this process's own classes
  /// @param content the bytes of a class; asked for within {@link #bind} only
  public Origin(String shipper, ClassLoader parent, Function<Digest, byte[]> content) {
    this.shipper = shipper;
    this.parent = parent;
    this.content = content;
    this.owned = new OwnClasses(parent);
  }

  /// Binds a closure. The content of all classes that are not own must be at hand.
  ///
  /// @param name the digest of the manifest
  /// @throws dev.hawser.ValueException if the closure is malformed
  /// @throws dev.hawser.PermissionException if the rule says so
  public Binding bind(Digest name, Manifest manifest, Rule rule) {
    Binding known = bindings.get(name);
    if (known != null) {
      return known;
    }
    boolean home = isComingHome(manifest, rule);
    if (!home) {
      rule.require();
    }
    synchronized (lock) {
      Binding meanwhile = bindings.get(name);
      return meanwhile == null ? bindNew(name, manifest, rule, home) : meanwhile;
    }
  }

  private static boolean isComingHome(Manifest manifest, Rule rule) {
    return manifest.classes().stream().allMatch(rule::offered)
        && manifest.lambdas().stream().allMatch(rule::offered);
  }

  private Binding bindNew(Digest name, Manifest manifest, Rule rule, boolean home) {
    if (closed) {
      throw new ClosedException(
          "the session with " + shipper + " has ended, and with it what it shipped",
          Outcome.NOT_SENT);
    }
    Plan plan = Plan.of(manifest, owned);
    if (home && !plan.shipped().isEmpty()) {
      rule.require();
    }
    Binding binding = new LoadedClosure(manifest, plan, generation(plan));
    bindings.put(name, binding);
    return binding;
  }

  private ShippedLoader generation(Plan plan) {
    for (ShippedLoader each : generations) {
      if (each.take(plan, content)) {
        return each;
      }
    }
    int number = generations.size() + 1;
    String name = "shipped-by-" + shipper + (number == 1 ? "" : "-" + number);
    ShippedLoader next = new ShippedLoader(name, parent);
    if (!next.take(plan, content)) {
      throw new AssertionError("nothing can clash in a new generation");
    }
    generations.add(next);
    return next;
  }

  /// Lets go of everything. What is running goes on.
  public void close() {
    synchronized (lock) {
      closed = true;
      generations.clear();
      bindings.clear();
    }
  }
}
