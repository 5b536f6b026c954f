package dev.hawser.internal.names;

import dev.hawser.Deadline;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.internal.call.Traces;
import dev.hawser.internal.names.Healer.Binding;
import dev.hawser.internal.names.Healer.Search;
import dev.hawser.internal.operation.Failures;
import dev.hawser.object.Idempotent;
import java.lang.ref.Cleaner;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A proxy of an object that may move. It passes calls on to a proxy of a session; when that
/// session is over for good, it looks for the object again and passes on to another.
///
/// A call that failed with its session is made again only if it was certainly not carried out, or
/// its method may be carried out twice. Otherwise the caller gets to know, once.
final class HealingProxy implements InvocationHandler {
  private static final Cleaner CLEANER = Cleaner.create();

  /// What it is bound to at the moment; apart from the proxy, so that it can be let go of when
  /// nobody has the proxy any more.
  private static final class Slot implements Runnable {
    private final Healer healer;
    private @Nullable Binding binding;

    /// Whether the object may no longer be where it was, though the session is alive.
    private boolean doubtful;

    /// Whether a call found the session over, which the client may learn a moment later.
    private boolean lost;

    Slot(Healer healer) {
      this.healer = healer;
    }

    /// What can be called as it is.
    synchronized @Nullable Binding good() {
      return doubtful ? null : live();
    }

    /// What may be worth calling.
    synchronized @Nullable Binding live() {
      return binding == null || lost || binding.isLost() ? null : binding;
    }

    synchronized void doubt(Binding other) {
      doubtful |= binding == other;
    }

    synchronized void lose(Binding other) {
      lost |= binding == other;
    }

    void set(@Nullable Binding fresh) {
      Binding old;
      synchronized (this) {
        old = binding == fresh ? null : binding;
        binding = fresh;
        doubtful = false;
        lost = false;
      }
      if (old != null) {
        healer.release(old);
      }
    }

    @Override
    public void run() {
      set(null);
    }
  }

  private final Healer healer;
  private final Class<?> type;
  private final String what;
  private final Search search;
  private final Slot slot;
  private final ReentrantLock binding = new ReentrantLock();

  private HealingProxy(Healer healer, Class<?> type, String what, Search search) {
    this.healer = healer;
    this.type = type;
    this.what = what;
    this.search = search;
    this.slot = new Slot(healer);
  }

  static <T> T create(Healer healer, Class<T> type, String what, Search search) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          type.getName() + " is not an interface, so there can be no proxy of it");
    }
    HealingProxy handler = new HealingProxy(healer, type, what, search);
    var _ = CLEANER.register(handler, handler.slot);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return own(proxy, method, arguments);
    }
    Duration timeout = healer.options().timeout();
    return timeout == null
        ? pass(method, arguments)
        : Deadline.within(timeout).<@Nullable Object, Throwable>call(() -> pass(method, arguments));
  }

  /// What every object has is answered here: a proxy is equal to itself, wherever its object is.
  private @Nullable Object own(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && arguments[0] == proxy;
      case "hashCode" -> System.identityHashCode(proxy);
      default -> type.getSimpleName() + " " + what;
    };
  }

  private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    long moment = 0;
    boolean again = false;
    while (true) {
      Binding present = slot.good();
      if (present == null) {
        moment = again ? moment : healer.moment();
        again = true;
        present = bind(moment);
      }
      try {
        return present.target().invoke(present, method, arguments);
      } catch (DisconnectedException e) {
        if (Traces.isFromAfar(e)) {
          throw e; // It is another session that is over, one that the object used.
        }
        slot.lose(present);
        if (!mayRepeat(method, e) || again && !healer.hasTime(moment)) {
          throw e;
        }
      } catch (RefusedException e) {
        slot.doubt(present); // It may be that the object is no longer exported there.
        throw e;
      }
    }
  }

  private static boolean mayRepeat(Method method, HawserException failure) {
    return failure.outcome() == Outcome.NOT_SENT || method.isAnnotationPresent(Idempotent.class);
  }

  /// Of several calls that find the session over, one looks for the object. The old binding is kept
  /// until there is another, so that a connection which both use stays up.
  private Binding bind(long moment) {
    lock(moment);
    try {
      Binding present = slot.good();
      if (present == null) {
        Binding doubtful = slot.live();
        present =
            doubtful == null
                ? healer.bind(type, what, search, moment)
                : healer.bindAgain(type, search, doubtful, moment);
        slot.set(present);
      }
      return present;
    } finally {
      binding.unlock();
    }
  }

  private void lock(long moment) {
    try {
      if (!binding.tryLock(healer.left(moment), TimeUnit.NANOSECONDS)) {
        throw new DisconnectedException(
            what + " could not be reached in time: still looking for it", Outcome.NOT_SENT);
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted(what, Outcome.NOT_SENT);
    }
  }
}
