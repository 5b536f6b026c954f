package dev.hawser.internal.space.pipe;

import static java.util.Objects.requireNonNull;

import dev.hawser.Pipe;
import dev.hawser.internal.operation.Async;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A pipe's waiting operations, each on a virtual thread of its own.
record PipeAsync<T>(PipeEnd<T> pipe) implements Pipe.Async<T> {
  @Override
  public CompletableFuture<@Nullable Void> send(T message) {
    requireNonNull(message, "message");
    return Async.of(
        threadName(),
        () -> {
          pipe.send(message);
          return null;
        });
  }

  @Override
  public CompletableFuture<T> receive() {
    return Async.completing(
        threadName(),
        future -> {
          T message = pipe.receive();
          if (future.claim()) {
            future.complete(message);
          } else {
            pipe.giveBack(message);
          }
        });
  }

  private String threadName() {
    return "operation-on-pipe-" + pipe.name();
  }
}
