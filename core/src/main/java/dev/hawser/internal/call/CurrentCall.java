package dev.hawser.internal.call;

import static java.util.Objects.requireNonNull;

import dev.hawser.Peer;
import dev.hawser.call.CallContext;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The call inside which a thread runs users' code.
public final class CurrentCall implements CallContext {
  private static final ScopedValue<CurrentCall> CURRENT = ScopedValue.newInstance();

  /// What a call can be told, and asked, while it runs.
  public interface Control {
    /// Where it prints to, or null if its caller does not want that.
    ///
    /// @param error whether to its standard error
    @Nullable PrintStream printer(boolean error);

    /// Tells the caller how far it has come: a number from 0 to 1.
    void progress(double done, String note);

    /// Whether the caller no longer waits.
    boolean isCancelled();
  }

  /// What code inside a call has begun without waiting for it.
  public interface Unsettled {
    /// Waits until it is done, or throws why it is not.
    void settle() throws Exception;
  }

  private final Peer peer;

  /// What to wait for, if there is anything; changed under the lock.
  private volatile @Nullable Set<Unsettled> unsettled;

  private @Nullable Circumstances circumstances;
  private final Control call;

  /// A call by a peer.
  ///
  /// @param circumstances null if its caller said nothing
  public CurrentCall(Peer peer, @Nullable Circumstances circumstances, Control call) {
    this.peer = peer;
    this.circumstances = circumstances;
    this.call = call;
  }

  /// The call inside which this code runs, if it does.
  public static Optional<CallContext> find() {
    return Optional.ofNullable(bound());
  }

  static @Nullable CurrentCall bound() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /// Those of a caller who said nothing are made when they are asked for.
  private synchronized Circumstances circumstances() {
    Circumstances known = circumstances;
    if (known == null) {
      known = Circumstances.none();
      circumstances = known;
    }
    return known;
  }

  /// Runs users' code inside this call, and waits for what that has left unsettled, unless nobody
  /// waits for the call any more.
  public @Nullable Object run(Invocation body) throws Throwable {
    Object result;
    try {
      result =
          ScopedValue.where(CURRENT, this)
              .<@Nullable Object, Throwable>call(() -> Invocation.enter(body));
    } catch (Throwable e) {
      settleBehind(e);
      throw e;
    }
    settle();
    return result;
  }

  /// Has the call that runs on this thread, if one does, wait for something before it returns.
  public static void settleBeforeReturn(Unsettled begun) {
    CurrentCall current = bound();
    if (current != null) {
      current.add(begun);
    }
  }

  private synchronized void add(Unsettled begun) {
    Set<Unsettled> known = unsettled;
    if (known == null || !known.contains(begun)) {
      Set<Unsettled> all = known == null ? new LinkedHashSet<>(2) : new LinkedHashSet<>(known);
      boolean _ = all.add(begun);
      unsettled = all;
    }
  }

  private void settle() throws Exception {
    Set<Unsettled> all = unsettled;
    if (all != null && !isCancelled()) {
      for (Unsettled each : all) {
        each.settle();
      }
    }
  }

  private void settleBehind(Throwable thrown) {
    try {
      settle();
    } catch (Exception e) {
      thrown.addSuppressed(e);
    }
  }

  /// Where the call prints to, or null if its caller does not want that.
  ///
  /// @param error whether to its standard error
  @Nullable PrintStream printer(boolean error) {
    return call.printer(error);
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public UUID id() {
    return circumstances().id();
  }

  @Override
  public int depth() {
    return circumstances().depth();
  }

  @Override
  public Map<String, Object> annotations() {
    return circumstances().annotations();
  }

  @Override
  public void progress(double done, String note) {
    call.progress(Math.clamp(done, 0.0, 1.0), requireNonNull(note, "note"));
  }

  @Override
  public boolean isCancelled() {
    return call.isCancelled();
  }
}
