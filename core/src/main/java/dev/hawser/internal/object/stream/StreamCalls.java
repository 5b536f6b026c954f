package dev.hawser.internal.object.stream;

import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.object.contract.Contract;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.invocation.Captured;
import dev.hawser.internal.object.invocation.OutgoingInvocation;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.session.Turn;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The calls of a stream at the other end. They run on when whoever waits for them is interrupted
/// or passes a deadline, so that no byte is lost. All that goes wrong is an `IOException`.
final class StreamCalls {
  /// What an array takes beside its bytes, and more.
  private static final int AROUND_BYTES = 16;

  private final Far far;
  private final String what;

  /// @param what the stream, as messages speak of it
  StreamCalls(Far far, String what) {
    this.far = far;
    this.what = what;
  }

  /// The only method of a name.
  static ContractMethod method(Class<?> contract, String name) {
    return Contract.of(contract).methods().stream()
        .filter(each -> each.method().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// How many bytes may come or go at once, so that this end takes them for one value.
  int mostBytes() {
    long largest = far.home().channel().limits().valueBytes();
    return Math.clamp(largest - AROUND_BYTES, 1, ByteSource.MOST);
  }

  Patience patience() {
    return far.home().channel().patience();
  }

  /// Begins a call.
  CompletableFuture<@Nullable Object> begin(ContractMethod method, @Nullable Object... arguments)
      throws IOException {
    try {
      return OutgoingInvocation.of(far, method, far.home().options())
          .makeAsync(arguments, Patience.FOREVER, new Throwable(), Captured.Shape.RESULT);
    } catch (HawserException e) {
      throw failure(e);
    }
  }

  /// Waits for a call, until the current deadline. It goes on if that passes first.
  @Nullable Object await(CompletableFuture<@Nullable Object> begun) throws IOException {
    if (!begun.isDone()) {
      Turn.giveWay();
    }
    try {
      Patience patience = patience();
      return patience.await(begun.copy(), patience.waiting(), () -> what, Outcome.MAYBE_EXECUTED);
    } catch (HawserException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Why a call failed.
  IOException failure(Throwable reason) {
    HawserException known = Failures.of(reason, what);
    return known.getCause() instanceof IOException thrown
        ? thrown
        : new IOException(known.getMessage(), known);
  }

  /// Says that a thread was interrupted, which it stays.
  IOException interrupted(InterruptedException reason) {
    Thread.currentThread().interrupt();
    return (IOException) new InterruptedIOException(what + " was interrupted").initCause(reason);
  }
}
