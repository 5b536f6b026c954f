package dev.hawser.call;

import dev.hawser.Peer;
import dev.hawser.internal.call.CurrentCall;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The call inside which the current code runs: who calls, and what goes with it. Its deadline is
/// {@link dev.hawser.Deadline#current()}.
///
/// It belongs to the call's own thread and to threads that inherit scoped values.
public sealed interface CallContext permits CurrentCall {
  /// The call inside which this code runs.
  ///
  /// @throws IllegalStateException if it runs inside none
  static CallContext current() {
    return find()
        .orElseThrow(() -> new IllegalStateException("this code does not run inside a call"));
  }

  /// The call inside which this code runs, if it does.
  static Optional<CallContext> find() {
    return CurrentCall.find();
  }

  /// The end that called, to be called back.
  Peer peer();

  /// One id for a call and all calls nested in it.
  UUID id();

  /// How many calls this one is nested in: 0 unless it was made inside another.
  int depth();

  /// What the caller, or whoever called it, gave along. Cannot be changed.
  Map<String, Object> annotations();

  /// Tells the caller how far the work has come. Never waits; if the caller does not listen, or is
  /// slow, it may be left out in favour of what is told later.
  ///
  /// @param done from 0 to 1, or NaN if that cannot be said; what is beyond is taken as 0 or 1
  /// @param note what is being done; of a very long one, the beginning
  void progress(double done, String note);

  /// Whether the caller no longer waits: it gave up, its deadline passed, or the session is over.
  /// The call's thread was interrupted then, too.
  boolean isCancelled();
}
