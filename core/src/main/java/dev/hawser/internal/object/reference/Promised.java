package dev.hawser.internal.object.reference;

import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a pipelined call at its owner, on which other calls may depend that are already
/// here.
public final class Promised {
  private final long number;

  /// How many messages need it. Guarded by {@link Promises}, as is whether it is claimed.
  int users;

  private boolean claimed;

  /// Guarded by this, as what follows.
  private final List<Runnable> waiting = new ArrayList<>(1);

  private boolean settled;
  private @Nullable Given result;
  private @Nullable Reply failure;

  Promised(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  /// The call that brings it is there.
  ///
  /// @return false if it was before
  boolean claim() {
    boolean first = !claimed;
    claimed = true;
    return first;
  }

  boolean isClaimed() {
    return claimed;
  }

  /// Here it is.
  public void succeed(Given object) {
    settle(object, null);
  }

  /// It will never be there.
  ///
  /// @param reply what is answered to all that depends on it
  public void fail(Reply reply) {
    settle(null, reply);
  }

  private void settle(@Nullable Given object, @Nullable Reply reply) {
    List<Runnable> due;
    synchronized (this) {
      if (settled) {
        return;
      }
      settled = true;
      result = object;
      failure = reply;
      due = List.copyOf(waiting);
      waiting.clear();
    }
    due.forEach(Runnable::run);
  }

  /// Has something done when it is settled; at once if it is.
  public void whenSettled(Runnable task) {
    synchronized (this) {
      if (!settled) {
        waiting.add(task);
        return;
      }
    }
    task.run();
  }

  /// Why it failed, or null.
  public synchronized @Nullable Reply failure() {
    return failure;
  }

  /// The object.
  ///
  /// @throws ValueException if it is not there
  public synchronized Given given() {
    if (result == null) {
      throw new ValueException("malformed value: it holds a result that nobody waits for");
    }
    return result;
  }
}
