package dev.hawser.internal.call;

import dev.hawser.call.Action;
import dev.hawser.call.Action1;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Caller;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import dev.hawser.call.Task;
import dev.hawser.call.Task1;
import dev.hawser.call.Task2;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A peer's way of being a {@link Caller}: it passes everything on, as it is described there.
public abstract class CallingPeer {
  /// What makes the calls.
  protected abstract ConfiguredCaller caller();

  public Caller with(CallOptions options) {
    return caller().with(options);
  }

  public <R extends @Nullable Object, X extends Exception> R call(Task<R, X> task) throws X {
    return caller().call(task);
  }

  public <A extends @Nullable Object, R extends @Nullable Object, X extends Exception> R call(
      Task1<A, R, X> task, A argument) throws X {
    return caller().call(task, argument);
  }

  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          R extends @Nullable Object,
          X extends Exception>
      R call(Task2<A, B, R, X> task, A first, B second) throws X {
    return caller().call(task, first, second);
  }

  public <X extends Exception> void run(Action<X> action) throws X {
    caller().run(action);
  }

  public <A extends @Nullable Object, X extends Exception> void run(
      Action1<A, X> action, A argument) throws X {
    caller().run(action, argument);
  }

  public <R extends @Nullable Object> CompletableFuture<R> callAsync(Task<R, ?> task) {
    return caller().callAsync(task);
  }

  public <A extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> callAsync(
      Task1<A, R, ?> task, A argument) {
    return caller().callAsync(task, argument);
  }

  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      CompletableFuture<R> callAsync(Task2<A, B, R, ?> task, A first, B second) {
    return caller().callAsync(task, first, second);
  }

  public CompletableFuture<@Nullable Void> runAsync(Action<?> action) {
    return caller().runAsync(action);
  }

  public @Nullable Object callRemote(String name, @Nullable Object... arguments) {
    return caller().callRemote(name, arguments);
  }

  public CompletableFuture<@Nullable Object> callRemoteAsync(
      String name, @Nullable Object... arguments) {
    return caller().callRemoteAsync(name, arguments);
  }

  public @Nullable Object eval(String expression) {
    return caller().eval(expression);
  }

  public <R> R eval(String expression, Class<R> type) {
    return caller().eval(expression, type);
  }

  public CompletableFuture<@Nullable Object> evalAsync(String expression) {
    return caller().evalAsync(expression);
  }

  public void exec(String statements) {
    caller().exec(statements);
  }

  public CompletableFuture<@Nullable Void> execAsync(String statements) {
    return caller().execAsync(statements);
  }

  public void execFile(Path file, String... arguments) {
    caller().execFile(file, arguments);
  }

  public void execRemoteFile(String file, String... arguments) {
    caller().execRemoteFile(file, arguments);
  }

  public int system(String command) {
    return caller().system(command);
  }

  public RemoteProcess start(Command command) {
    return caller().start(command);
  }
}
