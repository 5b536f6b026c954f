package dev.hawser.internal.call;

import static java.util.Objects.requireNonNull;

import dev.hawser.Deadline;
import dev.hawser.Outcome;
import dev.hawser.call.Action;
import dev.hawser.call.Action1;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Caller;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import dev.hawser.call.Task;
import dev.hawser.call.Task1;
import dev.hawser.call.Task2;
import dev.hawser.internal.operation.Async;
import dev.hawser.internal.operation.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Makes calls to one other end, with some options.
public final class ConfiguredCaller implements Caller {
  private static final String NO_NAME = "";

  private final Calls calls;
  private final CallOptions options;

  ConfiguredCaller(Calls calls, CallOptions options) {
    this.calls = calls;
    this.options = options;
  }

  @Override
  public Caller with(CallOptions other) {
    return new ConfiguredCaller(calls, requireNonNull(other, "options"));
  }

  // ---- shipped code ----

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(Task<R, X> task) throws X {
    return make(shipped(task));
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object, X extends Exception> R call(
      Task1<A, R, X> task, A argument) throws X {
    return make(shipped(task, argument));
  }

  @Override
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          R extends @Nullable Object,
          X extends Exception>
      R call(Task2<A, B, R, X> task, A first, B second) throws X {
    return make(shipped(task, first, second));
  }

  @Override
  public <X extends Exception> void run(Action<X> action) throws X {
    var _ = make(shipped(action));
  }

  @Override
  public <A extends @Nullable Object, X extends Exception> void run(
      Action1<A, X> action, A argument) throws X {
    var _ = make(shipped(action, argument));
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> callAsync(Task<R, ?> task) {
    return makeAsync(shipped(task));
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> callAsync(
      Task1<A, R, ?> task, A argument) {
    return makeAsync(shipped(task, argument));
  }

  @Override
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      CompletableFuture<R> callAsync(Task2<A, B, R, ?> task, A first, B second) {
    return makeAsync(shipped(task, first, second));
  }

  @Override
  public CompletableFuture<@Nullable Void> runAsync(Action<?> action) {
    return makeAsync(shipped(action));
  }

  // ---- by name ----

  @Override
  public @Nullable Object callRemote(String name, @Nullable Object... arguments) {
    return make(named(name, arguments));
  }

  @Override
  public CompletableFuture<@Nullable Object> callRemoteAsync(
      String name, @Nullable Object... arguments) {
    return makeAsync(named(name, arguments));
  }

  private Request named(String name, @Nullable Object... arguments) {
    return request(CallKind.REGISTERED, requireNonNull(name, "name"), arguments.clone());
  }

  // ---- source ----

  @Override
  public @Nullable Object eval(String expression) {
    return make(source(CallKind.EXPRESSION, expression));
  }

  @Override
  public <R> R eval(String expression, Class<R> type) {
    requireNonNull(type, "type");
    return Conversions.to(type, eval(expression));
  }

  @Override
  public CompletableFuture<@Nullable Object> evalAsync(String expression) {
    return makeAsync(source(CallKind.EXPRESSION, expression));
  }

  @Override
  public void exec(String statements) {
    var _ = make(source(CallKind.STATEMENTS, statements));
  }

  @Override
  public CompletableFuture<@Nullable Void> execAsync(String statements) {
    return makeAsync(source(CallKind.STATEMENTS, statements));
  }

  @Override
  public void execFile(Path file, String... arguments) {
    String name = String.valueOf(requireNonNull(file, "file").getFileName());
    @Nullable Object[] body = new @Nullable Object[arguments.length + 1];
    try {
      body[0] = Files.readString(file);
    } catch (IOException e) {
      throw Invocations.unreadable(file.toString(), e);
    }
    System.arraycopy(arguments, 0, body, 1, arguments.length);
    var _ = make(request(CallKind.SCRIPT, name, body));
  }

  @Override
  public void execRemoteFile(String file, String... arguments) {
    @Nullable Object[] body = new @Nullable Object[arguments.length];
    System.arraycopy(arguments, 0, body, 0, arguments.length);
    var _ = make(request(CallKind.FILE, requireNonNull(file, "file"), body));
  }

  private Request source(CallKind kind, String source) {
    return request(kind, NO_NAME, requireNonNull(source, "source"));
  }

  // ---- commands ----

  @Override
  public int system(String command) {
    Command shown = Command.shell(command).echoed();
    return within(() -> {
      try (RemoteProcess process = start(shown)) {
        return process.waitFor();
      } catch (InterruptedException e) {
        throw Failures.interrupted("a command", Outcome.MAYBE_EXECUTED);
      }
    });
  }

  @Override
  public RemoteProcess start(Command command) {
    return calls.processes().start(requireNonNull(command, "command"));
  }

  // ---- making a call ----

  private Request shipped(Object function, @Nullable Object... arguments) {
    @Nullable Object[] body = new @Nullable Object[arguments.length + 1];
    body[0] = requireNonNull(function, "function");
    calls.expect(ResultTypes.of(function));
    System.arraycopy(arguments, 0, body, 1, arguments.length);
    return request(CallKind.SHIPPED, NO_NAME, body);
  }

  private Request request(CallKind kind, String name, @Nullable Object... body) {
    return new Request(kind, name, body, Circumstances.of(options, CurrentCall.bound()));
  }

  /// The other end's function and its caller agree on the type, which nothing checks on the way.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <R extends @Nullable Object> R make(Request request) {
    return (R) within(() -> calls.make(request, options, null));
  }

  @SuppressWarnings("unchecked") // As above.
  private <R extends @Nullable Object> CompletableFuture<R> makeAsync(Request request) {
    Throwable origin = new Throwable();
    return Async.of(
        "call-to-" + calls.otherEnd(),
        () -> (R) within(() -> calls.make(request, options, origin)));
  }

  private <R extends @Nullable Object> R within(
      ScopedValue.CallableOp<R, RuntimeException> operation) {
    Duration timeout = options.timeout();
    return timeout == null ? operation.call() : Deadline.within(timeout).call(operation);
  }
}
