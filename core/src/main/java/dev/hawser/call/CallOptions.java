package dev.hawser.call;

import static java.util.Objects.requireNonNull;

import dev.hawser.internal.call.PlainValues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How calls are made. Immutable: each method gives another one.
public final class CallOptions {
  private static final CallOptions DEFAULTS = new CallOptions(null, null, null, Map.of(), 0);

  private final @Nullable Duration timeout;
  private final @Nullable Consumer<String> output;
  private final @Nullable Consumer<CallProgress> progress;
  private final Map<String, Object> annotations;
  private final int retries;

  private CallOptions(
      @Nullable Duration timeout,
      @Nullable Consumer<String> output,
      @Nullable Consumer<CallProgress> progress,
      Map<String, Object> annotations,
      int retries) {
    this.timeout = timeout;
    this.output = output;
    this.progress = progress;
    this.annotations = annotations;
    this.retries = retries;
  }

  /// No timeout; output stays at the other end; nobody listens to progress; no annotations.
  public static CallOptions defaults() {
    return DEFAULTS;
  }

  /// How long each call may take, beside the current {@link dev.hawser.Deadline}.
  public CallOptions timeout(Duration time) {
    return new CallOptions(requireNonNull(time, "time"), output, progress, annotations, retries);
  }

  /// Who gets what the call prints to `System.out` and `System.err`, instead of the other end's own
  /// console: texts as they come, in order, on a virtual thread, all of them before the call
  /// returns. Only what the call's own thread prints is caught, and what threads print that inherit
  /// its scoped values. A slow listener slows the call down when it prints.
  public CallOptions onOutput(Consumer<String> listener) {
    return new CallOptions(
        timeout, requireNonNull(listener, "listener"), progress, annotations, retries);
  }

  /// Who is told how far the call has come: what {@link CallContext#progress} was given, in order,
  /// on a virtual thread, before the call returns. News that the listener is too slow for give way
  /// to newer ones; the last are always told.
  public CallOptions onProgress(Consumer<CallProgress> listener) {
    return new CallOptions(
        timeout, output, requireNonNull(listener, "listener"), annotations, retries);
  }

  /// Something to be read by the call, beside its arguments, under {@link
  /// CallContext#annotations()}; nested calls inherit it. The value is copied.
  ///
  /// @throws dev.hawser.ValueException if it is not a plain value: text, a number, a date, or a
  ///   collection of such
  public CallOptions annotate(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(annotations);
    requireNonNull(value, "value");
    more.put(requireNonNull(key, "key"), PlainValues.copy(key, value));
    return new CallOptions(timeout, output, progress, Map.copyOf(more), retries);
  }

  /// How often a call of a proxy's method is made again if it fails because the connection to the
  /// other end does: at most so many times, if it was certainly not carried out, or the method is
  /// {@link dev.hawser.object.Idempotent}. What the method itself throws is never a reason to call
  /// it again.
  ///
  /// @throws IllegalArgumentException if that is negative
  public CallOptions retries(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("a call is made again 0 or more times, not " + most);
    }
    return new CallOptions(timeout, output, progress, annotations, most);
  }

  /// How long each call may take, or null.
  public @Nullable Duration timeout() {
    return timeout;
  }

  /// Who gets what the call prints, or null.
  public @Nullable Consumer<String> output() {
    return output;
  }

  /// Who is told how far the call has come, or null.
  public @Nullable Consumer<CallProgress> progress() {
    return progress;
  }

  /// What goes with each call.
  public Map<String, Object> annotations() {
    return annotations;
  }

  /// How often a call is made again.
  public int retries() {
    return retries;
  }
}
