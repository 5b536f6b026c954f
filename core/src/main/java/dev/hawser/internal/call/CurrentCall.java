package dev.hawser.internal.call;

import static java.util.Objects.requireNonNull;

import dev.hawser.Peer;
import dev.hawser.call.CallContext;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
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

  private final Peer peer;
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

  /// Runs users' code inside this call.
  public @Nullable Object run(Invocation body) throws Throwable {
    return ScopedValue.where(CURRENT, this)
        .<@Nullable Object, Throwable>call(() -> Invocation.enter(body));
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
