package dev.hawser.call;

import dev.hawser.Peer;
import dev.hawser.internal.call.ConfiguredCaller;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Runs things at the other end. Every {@link Peer} is one.
///
/// ```java
/// double root = peer.call(() -> Math.sqrt(500));
/// int six = peer.call((a, b) -> a * b, 2, 3);
/// ```
///
/// What runs there: a *function* whose code travels if the other end lacks it; a function that the
/// other end *registered*; Java *source*; a *command* of its operating system. All of it is refused
/// unless the other end has granted it to this one: {@link
/// dev.hawser.security.Permission#CALL_SHIPPED}, {@link
/// dev.hawser.security.Permission#CALL_EXPORTS}, {@link dev.hawser.security.Permission#EVAL},
/// {@link dev.hawser.security.Permission#SYSTEM}.
///
/// Each call runs exactly once, however often the connection breaks, on a thread of its own at the
/// other end, which may call back to any depth. It has no time limit unless one is set, here
/// ({@link CallOptions#timeout}) or by {@link dev.hawser.Deadline}. A call that is given up — by a
/// deadline, by interrupting its caller, by cancelling its future — is interrupted at the other
/// end; one that ignores that is named in the logs of both ends. If the session ends first, the
/// call fails with {@link dev.hawser.DisconnectedException}, whose outcome says whether it may have
/// run; at the other end it is interrupted.
///
/// What a call throws is thrown here: with its own type if that is known here, else as {@link
/// dev.hawser.RemoteException}; its stack goes on with that of the caller.
public sealed interface Caller permits Peer, ConfiguredCaller {
  /// The same other end, with other options for what is called through it.
  Caller with(CallOptions options);

  /// Runs a function there and brings its result.
  ///
  /// @throws X what the function throws
  /// @throws dev.hawser.PermissionException if the other end has not granted it
  /// @throws dev.hawser.ValueException if the function, or something it captured, cannot travel;
  ///   the message shows the way that leads there
  /// @throws dev.hawser.DeadlineException if the time passed first
  /// @throws dev.hawser.DisconnectedException if the session ended first
  <R extends @Nullable Object, X extends Exception> R call(Task<R, X> task) throws X;

  /// As {@link #call(Task)}, with an argument.
  <A extends @Nullable Object, R extends @Nullable Object, X extends Exception> R call(
      Task1<A, R, X> task, A argument) throws X;

  /// As {@link #call(Task)}, with two arguments.
  <
          A extends @Nullable Object,
          B extends @Nullable Object,
          R extends @Nullable Object,
          X extends Exception>
      R call(Task2<A, B, R, X> task, A first, B second) throws X;

  /// As {@link #call(Task)}, without a result.
  <X extends Exception> void run(Action<X> action) throws X;

  /// As {@link #call(Task)}, with an argument and without a result.
  <A extends @Nullable Object, X extends Exception> void run(Action1<A, X> action, A argument)
      throws X;

  /// As {@link #call(Task)}, without waiting. Cancelling the future interrupts the call there.
  <R extends @Nullable Object> CompletableFuture<R> callAsync(Task<R, ?> task);

  /// As {@link #callAsync(Task)}, with an argument.
  <A extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> callAsync(
      Task1<A, R, ?> task, A argument);

  /// As {@link #callAsync(Task)}, with two arguments.
  <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      CompletableFuture<R> callAsync(Task2<A, B, R, ?> task, A first, B second);

  /// As {@link #run(Action)}, without waiting.
  CompletableFuture<@Nullable Void> runAsync(Action<?> action);

  /// Calls a function that the other end registered ({@link Functions}), or a static method of a
  /// class that it allows, such as `java.lang.Math.sqrt`. Without arguments the name may also be
  /// that of a static field.
  ///
  /// @throws dev.hawser.RefusedException if there is none of that name, where the message lists
  ///   near names, or if it does not take these arguments
  @Nullable Object callRemote(String name, @Nullable Object... arguments);

  /// As {@link #callRemote(String, Object...)}, without waiting.
  CompletableFuture<@Nullable Object> callRemoteAsync(String name, @Nullable Object... arguments);

  /// Evaluates a Java expression there, in the namespace that the other end keeps for this one.
  /// There, `peer` is this end.
  ///
  /// @throws dev.hawser.EvalException if it does not compile; the message shows where
  @Nullable Object eval(String expression);

  /// As {@link #eval(String)}, for a result of one type.
  ///
  /// @throws dev.hawser.ValueException if the result is of another type
  <R> R eval(String expression, Class<R> type);

  /// As {@link #eval(String)}, without waiting.
  CompletableFuture<@Nullable Object> evalAsync(String expression);

  /// Runs Java statements and declarations there. What they declare stays in the namespace.
  ///
  /// @throws dev.hawser.EvalException if they do not compile; the message shows where
  void exec(String statements);

  /// As {@link #exec(String)}, without waiting.
  CompletableFuture<@Nullable Void> execAsync(String statements);

  /// Runs a Java source file of this end there: a `.jsh` script, or a `.java` file whose `main` is
  /// then called. Nothing is written at the other end.
  ///
  /// @throws dev.hawser.RefusedException if the file cannot be read
  void execFile(Path file, String... arguments);

  /// As {@link #execFile}, with a file of the other end.
  void execRemoteFile(String file, String... arguments);

  /// Runs a command there in the shell of its operating system, shows here what it prints, and
  /// brings its exit status. For more, see {@link #start}.
  int system(String command);

  /// Starts a command there.
  RemoteProcess start(Command command);
}
