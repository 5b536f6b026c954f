package dev.hawser.internal.object.batch;

import dev.hawser.HawserException;
import dev.hawser.internal.object.invocation.Captured;
import dev.hawser.internal.object.invocation.ProxyHandler;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.operation.Async;
import dev.hawser.object.Batch;
import dev.hawser.object.ProxyAction;
import dev.hawser.object.ProxyCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A batch that is being filled.
public final class CallBatch implements Batch {
  private final Home home;
  private List<BatchedCall> calls = new ArrayList<>();

  /// One for the other end of a session.
  public CallBatch(Home home) {
    this.home = home;
  }

  @Override
  @SuppressWarnings("unchecked") // The result is of the method's type, which is that of the call.
  public <T, R extends @Nullable Object> CompletableFuture<R> call(T proxy, ProxyCall<T, R> call) {
    return (CompletableFuture<R>) add(proxy, call);
  }

  @Override
  @SuppressWarnings("unchecked") // As above.
  public <T> CompletableFuture<@Nullable Void> run(T proxy, ProxyAction<T> call) {
    ProxyCall<T, Boolean> noted =
        target -> {
          call.on(target);
          return true; // which nobody sees: the call is noted only
        };
    return (CompletableFuture<@Nullable Void>) (CompletableFuture<?>) add(proxy, noted);
  }

  private <T> CompletableFuture<@Nullable Object> add(T proxy, ProxyCall<T, ?> call) {
    if (calls.size() == IncomingBatch.MOST_CALLS) {
      throw new IllegalStateException(
          "a batch holds at most " + IncomingBatch.MOST_CALLS + " calls: send it, then go on");
    }
    Captured captured = ProxyHandler.captured(proxy, call);
    Home other = captured.handler().far().home();
    if (other != home) {
      throw new IllegalArgumentException(
          "the proxy is of " + other.otherEnd() + ", this batch is for " + home.otherEnd());
    }
    BatchedCall added = new BatchedCall(captured, new CompletableFuture<>());
    calls.add(added);
    return added.future();
  }

  @Override
  public int size() {
    return calls.size();
  }

  @Override
  public void send() {
    OutgoingBatch.start(home, take()).finish();
  }

  @Override
  public CompletableFuture<@Nullable Void> sendAsync() {
    OutgoingBatch sent;
    try {
      sent = OutgoingBatch.start(home, take());
    } catch (HawserException e) {
      return CompletableFuture.failedFuture(e);
    }
    return Async.of(
        "batch",
        () -> {
          sent.finish();
          return null;
        });
  }

  @Override
  public void sendOneway() {
    List<BatchedCall> taken = take();
    OutgoingBatch.sendOneway(home, taken);
    for (BatchedCall each : taken) {
      each.fail(new CancellationException("its batch was sent one-way: the result stays there"));
    }
  }

  private List<BatchedCall> take() {
    List<BatchedCall> taken = calls;
    calls = new ArrayList<>();
    return taken;
  }
}
