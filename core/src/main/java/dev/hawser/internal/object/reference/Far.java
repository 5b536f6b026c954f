package dev.hawser.internal.object.reference;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.internal.object.reference.HeldObjects.Holding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An object of the other end, as this end knows it: one for all its proxies and handles here,
/// which keep it alive. When none is left it is released.
public final class Far {
  private final Home home;
  private final long number;
  private final String typeName;
  private final Map<List<Class<?>>, Object> proxies = new ConcurrentHashMap<>(1);
  private volatile List<Class<?>> known;
  private volatile @Nullable Handle relay;
  private volatile boolean closed;

  /// What is counted of it; null for what is always there. Guarded by the table.
  @Nullable Holding holding;

  /// How often it has arrived without being seen yet. Guarded by the table.
  int arrivals;

  /// How many handles of it are open. Guarded by the table.
  int handles;

  /// Creates one.
  ///
  /// @param typeName by which the other end knows it
  /// @param known the interfaces it shows that are known here
  public Far(Home home, long number, String typeName, List<Class<?>> known) {
    this.home = home;
    this.number = number;
    this.typeName = typeName;
    this.known = known;
  }

  /// Who holds it.
  public Home home() {
    return home;
  }

  long number() {
    return number;
  }

  String typeName() {
    return typeName;
  }

  /// It arrives again, and may show more than before. What users have got stays what they get: only
  /// if that was a handle they get a proxy from now on. Guarded by the table.
  void learn(List<Class<?>> shown) {
    if (known.isEmpty()) {
      known = shown;
    }
  }

  /// What users get for it: a stream, a proxy of the interfaces that are known here, or a handle.
  public Object face() {
    List<Class<?>> types = known;
    return types.isEmpty() ? home.held().handle(this, true) : proxy(types);
  }

  /// The proxy of some interfaces, always the same.
  public Object proxy(List<Class<?>> types) {
    Object present = proxies.get(types);
    return present != null ? present : proxies.computeIfAbsent(types, this::newProxy);
  }

  private Object newProxy(List<Class<?>> types) {
    return home.faces().proxy(this, types);
  }

  /// A handle of it.
  public Handle reference() {
    return home.held().handle(this, false);
  }

  /// What it is known by where a handle of it was given to a third end; always the same.
  Handle relay() {
    Handle present = relay;
    if (present == null) {
      synchronized (this) {
        present = relay == null ? home.faces().handle(this) : relay;
        relay = present;
      }
    }
    return present;
  }

  /// Whether it is reached by anything that is not closed by itself: a proxy, or a third end.
  boolean isShared() {
    return relay != null || !proxies.isEmpty();
  }

  /// Its number, to be sent.
  ///
  /// @throws ClosedException if it was closed
  public long open() {
    if (closed) {
      throw new ClosedException(this + " was closed here: get it again", Outcome.NOT_SENT);
    }
    return number;
  }

  /// It is of no use from now on. Guarded by the table.
  void shut() {
    closed = true;
  }

  /// Lets go of it.
  public void close() {
    home.held().close(this);
  }

  @Override
  public String toString() {
    return typeName + " #" + number + " of " + home.otherEnd();
  }
}
