package dev.hawser.internal.object.reference;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.object.RemoteRef;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A handle, as far as it holds an object of the other end; what it can do with that is left to who
/// extends it.
public abstract non-sealed class Handle implements RemoteRef, StandIn {
  private final Far far;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// See {@link Far#reference}.
  protected Handle(Far far) {
    this.far = far;
  }

  /// The object, to be sent or called.
  ///
  /// @throws ClosedException if the handle was closed
  @Override
  public final Far far() {
    if (closed.get()) {
      throw new ClosedException(
          "this handle of " + far + " was closed: get the object again", Outcome.NOT_SENT);
    }
    return far;
  }

  /// What the object is known by at a third end to which this handle is given.
  final Handle relay() {
    return far().relay();
  }

  /// Who holds what in its session.
  protected final Home home() {
    return far.home();
  }

  /// Whether an object is a handle of the same session.
  protected final boolean isBeside(Object other) {
    return other instanceof Handle handle && handle.far.home() == far.home();
  }

  @Override
  public final Peer peer() {
    return far.home().peer();
  }

  @Override
  public final String typeName() {
    return far.typeName();
  }

  // ---- identity ----

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Handle handle && handle.far == far;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(far);
  }

  @Override
  public final String toString() {
    return far.toString();
  }

  @Override
  public final void close() {
    if (closed.compareAndSet(false, true)) {
      far.home().held().closed(far);
    }
  }
}
